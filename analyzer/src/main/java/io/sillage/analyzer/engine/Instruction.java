package io.sillage.analyzer.engine;

import io.sillage.analyzer.language.Action;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.language.Term;
import io.sillage.analyzer.transduce.symbolic.Row;

/**
 * An action, made ready: changes one register of a branch. One class for all, as a call that has one target costs less; what
 * most do, integers of a field or written in the program, is done without an object for the value.
 */
final class Instruction {
    private static final int NO_FIELD = -1;

    private final int branch;
    private final int register;
    private final Action.Op op;
    /** The value is that of this field, or {@link #NO_FIELD}. */
    private final int field;
    /** The value is this number, if so. */
    private final boolean isNumber;

    private final long number;
    private final boolean adds;
    private final Value value;
    private final Cell cell = new Cell();
    private final Cell before = new Cell();

    /** @param branch where its registers begin, after the beginning of the slice's */
    Instruction(Action action, int branch, int register, Program program, Values values) {
        this.branch = branch;
        this.register = register;
        op = action.op();
        adds = op == Action.Op.ADD;
        field = action.term() instanceof Term.Field of ? program.fields().indexOf(of.name()) : NO_FIELD;
        isNumber = action.term() instanceof Term.Literal literal && literal.value() instanceof Long;
        number = isNumber ? (Long) ((Term.Literal) action.term()).value() : 0;
        value = values.of(action.term());
    }

    /** @param slice where the slice's registers begin */
    void run(Row row, Registers registers, int slice) {
        int file = slice + branch;
        if (field >= 0) {
            byte type = row.type(field);
            if (type == Row.ABSENT || type == Row.INTEGER && integer(row.bits(field), registers, file)) {
                return;
            }
        } else if (isNumber && integer(number, registers, file)) {
            return;
        }
        any(row, registers, file);
    }

    /** False, and nothing is done, if it takes more than integers. */
    private boolean integer(long integer, Registers registers, int file) {
        // most do this, and of a switch it would be one case of many
        if (adds) {
            return registers.addInteger(file, register, integer);
        }
        return switch (op) {
            case ADD -> throw new IllegalStateException("Bug: adding is done before");
            case SET -> registers.setInteger(file, register, integer);
            case FIRST -> registers.firstInteger(file, register, integer);
            case MIN -> registers.leastInteger(file, register, integer);
            case MAX -> registers.greatestInteger(file, register, integer);
            case SKETCH, APPEND -> false;
        };
    }

    private void any(Row row, Registers registers, int file) {
        value.of(row, registers, file, cell);
        if (cell.type == Row.ABSENT) {
            return;
        }
        switch (op) {
            case SET -> registers.set(file, register, cell);
            case FIRST -> {
                if (registers.type(file, register) == Row.ABSENT) {
                    registers.set(file, register, cell);
                }
            }
            case ADD -> add(registers, file);
            case MIN -> extreme(registers, file, -1);
            case MAX -> extreme(registers, file, 1);
            case SKETCH, APPEND -> keep(registers, file);
        }
    }

    private void add(Registers registers, int file) {
        if (cell.type == Row.INTEGER && registers.addInteger(file, register, cell.bits)) {
            return;
        }
        if (cell.type == Row.TEXT && registers.addText(file, register, String.valueOf(cell.object))) {
            return;
        }
        registers.get(file, register, before);
        if (before.type == Row.ABSENT) {
            registers.set(file, register, cell);
        } else {
            Arithmetic.apply('+', before.type, before.bits, before.object, cell);
            if (cell.type != Row.ABSENT) {
                registers.set(file, register, cell);
            }
        }
    }

    private void extreme(Registers registers, int file, int sign) {
        registers.get(file, register, before);
        if (before.type == Row.ABSENT || Arithmetic.compare(cell, before) * sign > 0) {
            registers.set(file, register, cell);
        }
    }

    private void keep(Registers registers, int file) {
        registers.get(file, register, before);
        Many many = before.object instanceof Many there && before.type == Row.OTHER
                ? there
                : op == Action.Op.SKETCH ? new Sketch() : new Listed();
        many.add(cell);
        before.set(Row.OTHER, 0, many);
        registers.set(file, register, before);
    }
}
