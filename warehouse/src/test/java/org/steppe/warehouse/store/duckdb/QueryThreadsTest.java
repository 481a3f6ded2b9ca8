package org.steppe.warehouse.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.error.SteppeException;

class QueryThreadsTest {

    @Test
    void queryBeyondTheQueueIsRefusedAtOnceAndStepsOfAdmittedOnesAreNot() throws Exception {
        var release = new CountDownLatch(1);
        var started = new CountDownLatch(1);
        try (var threads = new QueryThreads(1, 2);
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var admitted = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 3; i++) {
                admitted.add(callers.submit(() -> threads.admit(
                        () -> {
                            started.countDown();
                            release.await();
                            return 1;
                        },
                        () -> {})));
            }
            started.await();
            while (!isFull(threads)) {
                Thread.sleep(5);
            }
            Future<Integer> step = callers.submit(() -> threads.run(() -> 2, () -> {}));
            release.countDown();

            for (Future<Integer> future : admitted) {
                assertThat(future.get()).isEqualTo(1);
            }
            assertThat(step.get()).isEqualTo(2);
            assertThat(isFull(threads)).isFalse();
        }
    }

    private static boolean isFull(QueryThreads threads) throws Exception {
        if (threads.freeAdmissions() > 0) {
            return false;
        }
        assertThatThrownBy(() -> threads.admit(() -> 3, () -> {}))
                .isInstanceOfSatisfying(
                        SteppeException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_BUSY));
        return true;
    }

    @Test
    void queriesRunInPlatformThreads() throws Exception {
        try (var threads = new QueryThreads(1, 0)) {
            assertThat(threads.admit(() -> Thread.currentThread().isVirtual(), () -> {}))
                    .isFalse();
        }
    }
}
