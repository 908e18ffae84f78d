package io.sillage.analyzer.language;

import io.sillage.analyzer.transduce.Limits;
import io.sillage.analyzer.transduce.Machine;
import io.sillage.analyzer.transduce.Minimize;
import io.sillage.analyzer.transduce.Refused;
import io.sillage.analyzer.transduce.Relabel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * An expression's machine with as few states as it can have while it says the same at every event: what is read and what is
 * done, taken together, are one label, and the acceptor of words of these is determinised and minimised (Mohri 1997, section
 * 3.1, calls it encoding). Then two ways to read a log that never differ are one, and a slice needs no registers for both.
 */
final class Compact {
    /** More states than this are not worth their while: the machine stays as it is. */
    private static final Limits WORTHWHILE = new Limits(20_000);

    /** What an arc reads, and the place that stands for all that say the same. */
    private record Said(int letter, int position) {}

    private final IntUnaryOperator standIn;
    private final Map<Said, Integer> labels = new HashMap<>();
    private final List<Said> said = new ArrayList<>();

    private Compact(IntUnaryOperator standIn) {
        this.standIn = standIn;
    }

    /**
     * Places with the same event and actions become one.
     *
     * @param machine trimmed, without epsilons
     */
    static Machine of(Machine machine, Program.Position[] positions) {
        Map<List<Object>, Integer> alike = new HashMap<>();
        return new Compact(position -> first(positions, position, alike)).compact(machine);
    }

    /** The same for a part of an expression: every place stays, as somebody may yet ask whether it can be reached. */
    static Machine keepingPlaces(Machine machine) {
        return new Compact(position -> position).compact(machine);
    }

    private Machine compact(Machine machine) {
        Machine acceptor = Relabel.arcs(machine, arc -> label(machine, arc), arc -> label(machine, arc));
        try {
            Machine least = Minimize.of(acceptor, WORTHWHILE);
            return Relabel.arcs(least, arc -> of(least, arc).letter, arc -> of(least, arc).position);
        } catch (Refused tooLarge) {
            return machine;
        }
    }

    private Said of(Machine least, int arc) {
        return said.get(least.in(arc) - 1);
    }

    private int label(Machine machine, int arc) {
        Said says = new Said(machine.in(arc), standIn.applyAsInt(machine.out(arc)));
        return labels.computeIfAbsent(says, key -> {
            said.add(key);
            return said.size();
        });
    }

    /** The first place with that event and those actions. */
    private static int first(Program.Position[] positions, int position, Map<List<Object>, Integer> alike) {
        Program.Position place = positions[position];
        List<Object> says = List.of(place.event(), place.unplaced());
        return alike.computeIfAbsent(says, key -> position);
    }
}
