package io.sillage.weaver.advice;

import java.util.concurrent.atomic.AtomicLong;

/** What weaving did and cost. Written by any thread that loads a class. */
public final class WeaveCounts {
    public final AtomicLong classesWoven = new AtomicLong();
    public final AtomicLong classesTooOld = new AtomicLong();
    public final AtomicLong classesTooNew = new AtomicLong();
    public final AtomicLong classesOutOfReach = new AtomicLong();
    public final AtomicLong classesFailed = new AtomicLong();
    public final AtomicLong methodsWoven = new AtomicLong();
    public final AtomicLong methodsTooLong = new AtomicLong();
    public final AtomicLong nanos = new AtomicLong();
}
