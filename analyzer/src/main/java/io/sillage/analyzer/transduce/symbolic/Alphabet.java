package io.sillage.analyzer.transduce.symbolic;

import io.sillage.analyzer.transduce.Refused;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What guards can tell apart: all inputs, cut into the minterms of some guards (Veanes et al., POPL 2012). A letter stands
 * for the inputs of which exactly the same guards are true; letters are numbered from 1, as 0 is the empty word. Letter
 * {@link #none} is that of no guard, 0 if there is none.
 *
 * <p>Found with a decision diagram: a level asks one field for its class, the leaves are letters. It is built by partial
 * evaluation of the guards, so only what can be true has a leaf, and it is what a runner walks along for each input.
 */
public final class Alphabet {
    private static final int MAX_NODES = 200_000;

    /** One question of the diagram; {@code next} by class: a node from 0, or a letter as {@code -1 - letter}. */
    private record Node(int field, int[] next) {}

    private record Question(int level, List<Predicate> open) {}

    /** An input that leads here, with as few fields as possible. */
    private record Example(Map<Integer, Object> fields) {}

    private final List<Predicate> guards;
    private final int[] order;
    private final FieldClasses[] classes;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<Question, Integer> known = new HashMap<>();
    private final Map<BitSet, Integer> letters = new HashMap<>();
    private final List<BitSet> holding = new ArrayList<>();
    private final List<@Nullable Example> examples = new ArrayList<>();
    private final int root;
    private final int none;
    private int[][] next = new int[0][];
    private int[] fields = new int[0];
    private FieldClasses[] classOf = new FieldClasses[0];

    /**
     * @param guards in the order in which {@link #holds} names them
     * @throws Refused if the guards ask for so much at once that the diagram passes 200,000 nodes
     */
    public Alphabet(List<Predicate> guards) {
        this.guards = List.copyOf(guards);
        Map<Integer, Set<Test>> tests = new TreeMap<>();
        Map<Integer, Integer> uses = new HashMap<>();
        for (Predicate guard : guards) {
            guard.eachAtom(atom -> {
                tests.computeIfAbsent(atom.field(), f -> new LinkedHashSet<>()).add(atom.test());
                uses.merge(atom.field(), 1, Integer::sum);
            });
        }
        order = tests.keySet().stream()
                .sorted((a, b) -> uses.getOrDefault(b, 0) - uses.getOrDefault(a, 0))
                .mapToInt(field -> field)
                .toArray();
        classes = new FieldClasses[order.length];
        for (int i = 0; i < order.length; i++) {
            classes[i] = new FieldClasses(tests.getOrDefault(order[i], Set.of()));
        }
        holding.add(new BitSet());
        examples.add(null);
        root = ask(0, this.guards);
        none = letters.getOrDefault(new BitSet(), 0);
        flatten();
        collectExamples();
    }

    private int ask(int level, List<Predicate> open) {
        int at = level;
        while (at < order.length && !asks(open, order[at])) {
            at++;
        }
        if (at == order.length) {
            return -1 - letter(open);
        }
        Question question = new Question(at, open);
        Integer before = known.get(question);
        if (before != null) {
            return before;
        }
        FieldClasses of = classes[at];
        int[] answers = new int[of.count()];
        for (int c = 0; c < answers.length; c++) {
            Set<Test> holds = of.holding(c);
            int field = order[at];
            answers[c] = ask(
                    at + 1,
                    open.stream().map(guard -> guard.given(field, holds)).toList());
        }
        if (nodes.size() == MAX_NODES) {
            throw new Refused("guards: their combinations passed the limit: maxNodes=" + MAX_NODES
                    + "; ask fewer fields in one transducer");
        }
        nodes.add(new Node(at, answers));
        known.put(question, nodes.size() - 1);
        return nodes.size() - 1;
    }

    private static boolean asks(List<Predicate> open, int field) {
        boolean[] found = new boolean[1];
        open.forEach(guard -> guard.eachAtom(atom -> found[0] |= atom.field() == field));
        return found[0];
    }

    private int letter(List<Predicate> decided) {
        BitSet holds = new BitSet();
        for (int i = 0; i < decided.size(); i++) {
            holds.set(i, decided.get(i).equals(Predicate.ALWAYS));
        }
        Integer before = letters.putIfAbsent(holds, holding.size());
        if (before == null) {
            holding.add(holds);
            examples.add(null);
            return holding.size() - 1;
        }
        return before;
    }

    private void flatten() {
        next = nodes.stream().map(Node::next).toArray(int[][]::new);
        fields = nodes.stream().mapToInt(node -> order[node.field()]).toArray();
        classOf = nodes.stream().map(node -> classes[node.field()]).toArray(FieldClasses[]::new);
    }

    /** Children were numbered before their parents, so going down from the last node every parent comes first. */
    private void collectExamples() {
        @Nullable Example[] ways = new @Nullable Example[nodes.size()];
        Example nothing = new Example(Map.of());
        if (root < 0) {
            examples.set(-1 - root, nothing);
            return;
        }
        ways[root] = nothing;
        for (int node = root; node >= 0; node--) {
            Example way = ways[node];
            for (int c = 0; way != null && c < next[node].length; c++) {
                int to = next[node][c];
                Example longer = with(way, node, c);
                if (to < 0) {
                    examples.set(-1 - to, fewer(examples.get(-1 - to), longer));
                } else {
                    ways[to] = fewer(ways[to], longer);
                }
            }
        }
    }

    private Example with(Example way, int node, int of) {
        Object value = classes[nodes.get(node).field()].example(of);
        if (value == null) {
            return way;
        }
        Map<Integer, Object> more = new TreeMap<>(way.fields());
        more.put(fields[node], value);
        return new Example(more);
    }

    private static Example fewer(@Nullable Example a, Example b) {
        return a == null || b.fields().size() < a.fields().size() ? b : a;
    }

    /** The letters, 1 to this number. */
    public int size() {
        return holding.size() - 1;
    }

    /** The letter of inputs that no guard mentions, 0 if every input is mentioned. */
    public int none() {
        return none;
    }

    /** What it was made of, in the order in which {@link #holds} names them. */
    public List<Predicate> guards() {
        return guards;
    }

    /** The letter of which exactly these guards are true; 0 if no input is so. */
    public int letterOf(BitSet holds) {
        return letters.getOrDefault(holds, 0);
    }

    /** Whether a guard is true of a letter's inputs. */
    public boolean holds(int guard, int letter) {
        return holding.get(letter).get(guard);
    }

    /** The letters of which a guard is true; none if nothing can satisfy it. */
    public int[] letters(int guard) {
        return java.util.stream.IntStream.rangeClosed(1, size())
                .filter(letter -> holds(guard, letter))
                .toArray();
    }

    /** An input of that letter: values by field number, with as few fields as possible. */
    public Map<Integer, Object> example(int letter) {
        Example example = examples.get(letter);
        return example == null ? Map.of() : example.fields();
    }

    /** The letter of an input. A step a field that has to be asked. */
    public int letter(Row row) {
        return letter(root, row);
    }

    /** The same, for a runner that went a part of the way before: {@link #after}. */
    public int letter(int from, Row row) {
        int at = from;
        while (at >= 0) {
            int field = fields[at];
            at = next[at][classOf[at].of(row, field)];
        }
        return -1 - at;
    }

    /** Where the way to the letter of inputs with that value in a field goes on, if the field is the first to be asked. */
    public int after(int field, Row row) {
        return root >= 0 && fields[root] == field ? next[root][classOf[root].of(row, field)] : root;
    }

    /** Whether an input with that value in a field may be one that a guard mentions, wherever the field is asked. */
    public boolean mayMention(int field, Row row) {
        BitSet open = new BitSet();
        BitSet reached = new BitSet();
        mark(root, open, reached);
        for (int node = open.previousSetBit(nodes.size()); node >= 0; node = open.previousSetBit(node - 1)) {
            if (fields[node] == field) {
                mark(next[node][classOf[node].of(row, field)], open, reached);
            } else {
                for (int to : next[node]) {
                    mark(to, open, reached);
                }
            }
        }
        reached.clear(none);
        return !reached.isEmpty();
    }

    /** Adds the fields that may still be asked on the way from there, and the letters that it may lead to. */
    public void reach(int from, BitSet asked, BitSet reached) {
        BitSet open = new BitSet();
        mark(from, open, reached);
        // children have smaller numbers than their parents
        for (int node = open.previousSetBit(nodes.size()); node >= 0; node = open.previousSetBit(node - 1)) {
            asked.set(fields[node]);
            for (int to : next[node]) {
                mark(to, open, reached);
            }
        }
    }

    private static void mark(int at, BitSet open, BitSet reached) {
        if (at >= 0) {
            open.set(at);
        } else {
            reached.set(-1 - at);
        }
    }

    /** Whether any input satisfies a predicate, and then one, by field number; null if none does. */
    public static @Nullable Map<Integer, Object> satisfying(Predicate predicate) {
        Alphabet alone = new Alphabet(List.of(predicate));
        int[] letters = alone.letters(0);
        return letters.length == 0 ? null : alone.example(letters[0]);
    }
}
