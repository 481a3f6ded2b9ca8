package org.steppe.api;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.PrintStream;
import java.net.BindException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.store.duckdb.DuckDbStores;

/** Starts the service. */
public final class Application {

    private Application() {}

    public static void main(String[] arguments) throws InterruptedException {
        DuckDbStores.beginLoading();
        ApplicationContext context = ApplicationContext.builder()
                .mainClass(Application.class)
                .args(arguments)
                .banner(false)
                .start();
        EmbeddedServer server = context.getBean(EmbeddedServer.class);
        // A server that fails to start takes its settings with it.
        String port = context.getProperty("steppe.port", String.class).orElse("?");
        try {
            server.start();
        } catch (ServerStartupException failed) {
            if (!hasCause(failed, BindException.class)) {
                throw failed;
            }
            System.err.println(
                    "steppe: port " + port + " is in use; stop what listens there or choose another with --port.");
            context.close();
            System.exit(1);
        }
        if (Rehearsal.isAskedFor()) {
            Rehearsal.run(server.getPort());
            context.close();
            return;
        }
        welcome(server.getPort(), System.out);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            context.close();
            stopped.countDown();
        }));
        stopped.await();
    }

    private static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
        @Nullable Throwable cause = failure;
        while (cause != null && !type.isInstance(cause)) {
            cause = cause.getCause();
        }
        return cause != null;
    }

    private static void welcome(int port, PrintStream out) {
        String base = "http://localhost:" + port;
        out.println("Steppe answers at " + base + ". Try:");
        out.println("  " + base + "/v1/datasets");
        out.println("  " + base + "/v1/search?q=GDP");
        out.println("  " + base + "/v1/datasets/economy/observations?indicator=GDP&ref_area=150000&format=csv");
        out.println("  " + base + "/health");
    }
}
