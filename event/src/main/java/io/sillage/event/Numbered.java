package io.sillage.event;

/** Objects by their numbers, without boxing: open addressing, linear probing, at most half full. */
final class Numbered<T> {
    private long[] numbers = new long[16];
    private @Nullable Object[] objects = new @Nullable Object[16];
    private int size;

    /** Null if none has that number. */
    @SuppressWarnings("unchecked") // only put stores
    @Nullable
    T get(long number) {
        return (T) objects[slot(number)];
    }

    /** In the place of the one that has that number, if one has. */
    void put(long number, T object) {
        int slot = slot(number);
        boolean another = objects[slot] == null;
        numbers[slot] = number;
        objects[slot] = object;
        if (another && ++size * 2 > numbers.length) {
            grow();
        }
    }

    private int slot(long number) {
        int mask = numbers.length - 1;
        int slot = (int) ((number * 0x9E3779B97F4A7C15L) >>> 40) & mask;
        while (objects[slot] != null && numbers[slot] != number) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldNumbers = numbers;
        @Nullable Object[] oldObjects = objects;
        numbers = new long[oldNumbers.length * 2];
        objects = new @Nullable Object[numbers.length];
        for (int i = 0; i < oldNumbers.length; i++) {
            if (oldObjects[i] != null) {
                int slot = slot(oldNumbers[i]);
                numbers[slot] = oldNumbers[i];
                objects[slot] = oldObjects[i];
            }
        }
    }
}
