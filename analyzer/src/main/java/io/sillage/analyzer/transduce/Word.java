package io.sillage.analyzer.transduce;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A word of labels as a shared list: putting a letter in front costs one object, and words with a common end share it.
 * That keeps {@link Push} linear on a chain, where every state's prefix is the rest of the chain.
 */
public final class Word {
    public static final Word EMPTY = new Word(0, null);

    private final int head;
    private final @Nullable Word tail;
    private final int length;
    private final int hash;

    private Word(int head, @Nullable Word tail) {
        this.head = head;
        this.tail = tail;
        length = tail == null ? 0 : tail.length + 1;
        hash = tail == null ? 1 : tail.hash * 31 + head * 0x9E3779B9;
    }

    public static Word of(int... letters) {
        return of(letters, letters.length).before(EMPTY);
    }

    /** A word of one letter, or the empty one for epsilon. */
    public static Word ofLabel(int label) {
        return label == Machine.EPSILON ? EMPTY : new Word(label, EMPTY);
    }

    private static Word of(int[] letters, int count) {
        Word word = EMPTY;
        for (int i = count - 1; i >= 0; i--) {
            word = new Word(letters[i], word);
        }
        return word;
    }

    public int length() {
        return length;
    }

    public boolean isEmpty() {
        return tail == null;
    }

    /** The first letter; only of a word that is not empty. */
    public int head() {
        if (tail == null) {
            throw new IllegalStateException("Bug: the empty word has no first letter");
        }
        return head;
    }

    /** All but the first letter; only of a word that is not empty. */
    public Word tail() {
        return Objects.requireNonNull(tail, "Bug: the empty word has no tail");
    }

    /** This word, then the other: linear in this one only. */
    public Word before(Word other) {
        if (other.isEmpty() || isEmpty()) {
            return isEmpty() ? other : this;
        }
        int[] letters = letters();
        Word word = other;
        for (int i = letters.length - 1; i >= 0; i--) {
            word = new Word(letters[i], word);
        }
        return word;
    }

    public Word reversed() {
        Word reversed = EMPTY;
        for (Word word = this; !word.isEmpty(); word = word.tail()) {
            reversed = new Word(word.head, reversed);
        }
        return reversed;
    }

    public Word dropFirst(int count) {
        if (count == length) {
            return EMPTY;
        }
        Word word = this;
        for (int i = 0; i < count; i++) {
            word = word.tail();
        }
        return word;
    }

    public Word first(int count) {
        return count == length ? this : of(letters(), count);
    }

    /** How many letters two words have in common at their beginning; stops where they share their tails. */
    public int commonLength(Word other) {
        Word a = this;
        Word b = other;
        int common = 0;
        while (a != b && a.tail != null && b.tail != null && a.head == b.head) {
            a = a.tail;
            b = b.tail;
            common++;
        }
        return a == b ? common + a.length : common;
    }

    public int[] letters() {
        int[] letters = new int[length];
        Word word = this;
        for (int i = 0; i < letters.length; i++) {
            letters[i] = word.head;
            word = word.tail();
        }
        return letters;
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof Word other
                && length == other.length
                && hash == other.hash
                && commonLength(other) == length;
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return text(null);
    }

    /** Letters by their names with blanks between, {@code <eps>} for the empty word. */
    public String text(@Nullable Symbols symbols) {
        if (isEmpty()) {
            return Symbols.EPSILON_NAME;
        }
        return String.join(
                " ",
                Arrays.stream(letters())
                        .mapToObj(letter -> Symbols.text(symbols, letter))
                        .toList());
    }
}
