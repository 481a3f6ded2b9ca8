package org.steppe.api.data;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The threads in which queries are awaited and answers written. The store bounds how many queries run or wait, and a
 * stream gives its thread back while its reader is slow, so threads are made as needed.
 */
@Factory
public final class StreamThreads {

    public static final String NAME = "observations";

    @Singleton
    @Named(NAME)
    @Bean(preDestroy = "shutdown")
    ExecutorService threads() {
        return Executors.newCachedThreadPool(
                Thread.ofPlatform().name("steppe-answer-", 1).daemon(true).factory());
    }
}
