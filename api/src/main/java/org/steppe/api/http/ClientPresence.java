package org.steppe.api.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;

/** Whether the client of a request still waits for its answer. */
@FunctionalInterface
public interface ClientPresence {

    /** An action that may still be called. */
    interface Registration extends AutoCloseable {

        /** From now on the action is not called any more, unless it is being called. */
        @Override
        void close();
    }

    /** Calls an action once, soon after the connection has closed, in any thread; at once when that has happened. */
    Registration whenGone(Runnable action);

    static ClientPresence of(HttpRequest<?> request) {
        if (!(request instanceof NettyHttpRequest<?> netty)) {
            return action -> () -> {};
        }
        ChannelFuture end = netty.getChannelHandlerContext().channel().closeFuture();
        return action -> {
            ChannelFutureListener listener = closed -> action.run();
            end.addListener(listener);
            return () -> end.removeListener(listener);
        };
    }
}
