package com.example.petstore.server;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Names the threads that serve customers. */
final class Clerks implements ThreadFactory {
    private final AtomicInteger hired = new AtomicInteger();

    @Override
    public Thread newThread(Runnable work) {
        return new Thread(work, "clerk-" + hired.incrementAndGet());
    }
}
