package io.sillage.analyzer.engine;

import io.sillage.analyzer.language.Action;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.language.Term;
import io.sillage.analyzer.transduce.symbolic.Branches;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Which fields of an event are of use, from what its kind alone tells of its letter: those of the key, those that guards
 * still ask, and those of the actions that a letter which is still possible leads to. The others need not be read.
 */
final class Needed {
    private final Program program;
    private final BitSet always = new BitSet();
    /** By letter. */
    private final BitSet[] ofActions;

    private final Map<Integer, BitSet> known = new HashMap<>();

    Needed(Program program) {
        this.program = program;
        program.keyFields().forEach(always::set);
        ofActions = new BitSet[program.alphabet().size() + 1];
        for (int letter = 0; letter < ofActions.length; letter++) {
            ofActions[letter] = ofActions(letter);
        }
    }

    private BitSet ofActions(int letter) {
        BitSet fields = new BitSet();
        Branches branches = program.branches();
        for (int state = 0; letter > 0 && state < branches.states(); state++) {
            if (branches.next(state, letter) != Branches.NOWHERE) {
                for (int position : branches.outputs(state, letter)) {
                    for (Action action : program.positions().get(position).actions()) {
                        addFields(action.term(), fields);
                    }
                }
            }
        }
        return fields;
    }

    private void addFields(Term term, BitSet fields) {
        if (term instanceof Term.Field field) {
            fields.set(program.fields().indexOf(field.name()));
        } else if (term instanceof Term.Binary binary) {
            addFields(binary.left(), fields);
            addFields(binary.right(), fields);
        } else if (term instanceof Term.Call call) {
            call.arguments().forEach(argument -> addFields(argument, fields));
        }
    }

    /** The fields' numbers; not to be changed. */
    BitSet from(int node) {
        return known.computeIfAbsent(node, this::find);
    }

    private BitSet find(int node) {
        BitSet fields = (BitSet) always.clone();
        BitSet letters = new BitSet();
        program.alphabet().reach(node, fields, letters);
        letters.stream().forEach(letter -> fields.or(ofActions[letter]));
        return fields;
    }

    /** All that the program names, for somebody who looks on. */
    BitSet all() {
        BitSet fields = new BitSet();
        fields.set(0, program.fields().size());
        return fields;
    }
}
