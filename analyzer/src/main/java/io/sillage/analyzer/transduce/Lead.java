package io.sillage.analyzer.transduce;

import org.jspecify.annotations.Nullable;

/**
 * What one output is ahead of another: a word that grows at its end and shrinks at its beginning. Growing costs one object
 * and shares the rest, so that a search that branches at every step does not copy a long lead each time: with copies, time
 * and memory were quadratic where one machine writes late what the other writes early.
 *
 * <p>The beginning is found by jumps (Myers, <i>An applicative random-access stack</i>, 1983): logarithmic. Words that
 * differ are told apart by their hashes; equal ones mostly are the same nodes of a trie, else they are compared as far as
 * they share none. The trie is what a search owns that began with {@link #none}: one thread only.
 */
final class Lead {
    /** A letter and all before it. */
    private static final class Node {
        /** Where letters are many, as where they are numbers of arcs, looking for all would be quadratic. */
        private static final int CHILDREN_TRIED = 8;

        private final int letter;
        private final int depth;
        private final int hash;
        private final Node before;
        private final Node jump;
        private @Nullable Node child;
        private @Nullable Node sibling;

        Node() {
            letter = Machine.EPSILON;
            depth = 0;
            hash = 0;
            before = this;
            jump = this;
        }

        Node(Node before, int letter) {
            this.letter = letter;
            this.before = before;
            depth = before.depth + 1;
            hash = before.hash * BASE + letter * SPREAD;
            Node far = before.jump;
            jump = before.depth - far.depth == far.depth - far.jump.depth ? far.jump : before;
        }

        Node then(int next) {
            Node known = child;
            for (int tried = 0; known != null && tried < CHILDREN_TRIED; tried++) {
                if (known.letter == next) {
                    return known;
                }
                known = known.sibling;
            }
            Node fresh = new Node(this, next);
            fresh.sibling = child;
            child = fresh;
            return fresh;
        }

        /** This or the one before it at a depth. */
        Node at(int wanted) {
            Node node = this;
            while (node.depth > wanted) {
                node = node.jump.depth >= wanted ? node.jump : node.before;
            }
            return node;
        }
    }

    private static final int BASE = 31;
    private static final int SPREAD = 0x9E3779B9;

    private final Node root;

    /** The word is what comes after this, up to {@code last}. */
    private final Node from;

    private final Node last;

    private Lead(Node root, Node from, Node last) {
        this.root = root;
        this.from = from;
        this.last = last;
    }

    /** The empty word of a new search. */
    static Lead none() {
        Node root = new Node();
        return new Lead(root, root, root);
    }

    int length() {
        return last.depth - from.depth;
    }

    boolean isEmpty() {
        return length() == 0;
    }

    /** This with one letter more at its end; itself for epsilon. */
    Lead then(int label) {
        if (label == Machine.EPSILON) {
            return this;
        }
        return new Lead(root, from, last.then(label));
    }

    /** The empty word of the same search. */
    Lead nothing() {
        return new Lead(root, root, root);
    }

    /** The first letter; only of a lead that is not empty. */
    int head() {
        return last.at(from.depth + 1).letter;
    }

    Lead dropFirst() {
        // an empty lead begins anew at the root: so equal leads become the same nodes
        return length() == 1 ? nothing() : new Lead(root, last.at(from.depth + 1), last);
    }

    @Override
    public boolean equals(@Nullable Object object) {
        if (!(object instanceof Lead other) || length() != other.length() || hashCode() != other.hashCode()) {
            return false;
        }
        Node a = last;
        Node b = other.last;
        for (int left = length(); left > 0 && a != b; left--) {
            if (a.letter != b.letter) {
                return false;
            }
            a = a.before;
            b = b.before;
        }
        return true;
    }

    /** Of the letters alone, wherever the word begins: polynomials can be taken apart. */
    @Override
    public int hashCode() {
        int power = 1;
        int base = BASE;
        for (int rest = length(); rest > 0; rest >>= 1) {
            power = (rest & 1) == 0 ? power : power * base;
            base *= base;
        }
        return last.hash - from.hash * power;
    }
}
