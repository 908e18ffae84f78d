package io.sillage.analyzer.engine;

import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.language.Catalog;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.transduce.symbolic.Alphabet;
import io.sillage.analyzer.transduce.symbolic.Row;
import io.sillage.event.ClockPair;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds an event's row, letter and key. What its kind alone tells is worked out once a kind. Used by one thread. */
final class Decoder {
    /**
     * What is known of a kind.
     *
     * @param mentioned false if the guards are all false whatever an event of the kind says
     * @param node where the search for the letter goes on
     * @param itself whether the kind is of use beyond what it decided
     * @param fields tells those that are of use
     * @param stack whether what runs in the event's thread is of use
     */
    private record OfKind(
            String name,
            boolean mentioned,
            int node,
            boolean itself,
            FieldOrder order,
            EventFields fields,
            boolean stack) {}

    /** A power of two, more than there are kinds. */
    private static final int CACHED = 64;

    private final Alphabet alphabet;
    private final Needed needed;
    private final List<String> names;
    private final Told told;
    private final int[] keyFields;
    private final int kindField;
    private final int stackField;
    private final boolean strict;
    private final @Nullable Stacks stacks;
    private final @Nullable OfKind[] cached = new @Nullable OfKind[CACHED];
    private final Map<String, OfKind> kinds = new HashMap<>();
    private boolean all;

    Decoder(Program program) {
        this(program, Stacks.of(program));
    }

    /** For one who learns later what runs in threads; until then nobody knows. */
    static Decoder withoutStacks(Program program) {
        return new Decoder(program, null);
    }

    private Decoder(Program program, @Nullable Stacks stacks) {
        alphabet = program.alphabet();
        needed = new Needed(program);
        names = program.fields();
        told = new Told(program.fields());
        keyFields = program.keyFields().stream().mapToInt(field -> field).toArray();
        kindField = program.fields().indexOf("kind");
        strict = program.strict();
        stackField = program.fields().indexOf(Catalog.CALL_STACK);
        this.stacks = stacks;
    }

    /** Rows have all fields that the program names from now on, not only those that are of use; before the first event. */
    void all() {
        all = true;
        kinds.clear();
    }

    /** Where an event can be decoded to. */
    Decoded room() {
        return new Decoded(names.size(), keyFields);
    }

    /** Takes the entry's fields. */
    void decode(Entry entry, ClockPair clock, String source, Decoded into) {
        if (stacks != null) {
            stacks.step(entry);
        }
        OfKind kind = of(entry.kind());
        if (!kind.mentioned) {
            into.skipped();
            return;
        }
        Row row = into.row();
        told.begin(kind.order, row);
        if (kind.itself) {
            row.setObject(kindField, Row.TEXT, kind.name);
        }
        kind.fields.tell(entry, clock, source, told);
        if (stacks != null && kind.stack) {
            stacks.tell(entry, row);
        }
        into.read(alphabet.letter(kind.node, row));
    }

    /** Whether of events of that kind it is of use which methods run in their thread. */
    boolean asksStack(String kind) {
        return of(kind).stack;
    }

    /** Kinds that this program knows are literals, so the same object is found without looking at its text. */
    @SuppressWarnings("ReferenceEquality")
    private OfKind of(String name) {
        int at = name.hashCode() & (CACHED - 1);
        OfKind known = cached[at];
        if (known != null && known.name == name) {
            return known;
        }
        known = kinds.get(name);
        if (known == null) {
            known = newKind(name);
        }
        cached[at] = known;
        return known;
    }

    private OfKind newKind(String name) {
        Row row = new Row(names.size());
        if (kindField >= 0) {
            row.put(kindField, name);
        }
        boolean mentioned = strict || alphabet.mayMention(kindField, row);
        int node = alphabet.after(kindField, row);
        BitSet useful = all ? needed.all() : needed.from(node);
        EventFields fields =
                new EventFields(useful.stream().mapToObj(names::get).toList());
        boolean itself = kindField >= 0 && useful.get(kindField);
        boolean stack = stackField >= 0 && useful.get(stackField);
        OfKind made = new OfKind(name, mentioned, node, itself, told.order(useful), fields, stack);
        kinds.put(name, made);
        return made;
    }
}
