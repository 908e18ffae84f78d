package io.sillage.analyzer.engine;

import io.sillage.analyzer.language.Action;
import io.sillage.analyzer.transduce.symbolic.Row;

/** An action, made ready: changes one register of a branch. */
final class Instruction {
    private final int register;
    private final Action.Op op;
    private final Value value;
    private final Cell cell = new Cell();
    private final Cell before = new Cell();

    Instruction(int register, Action.Op op, Value value) {
        this.register = register;
        this.op = op;
        this.value = value;
    }

    /** @param file where the branch's registers begin */
    void run(Row row, Registers registers, int file) {
        value.of(row, registers, file, cell);
        if (cell.type == Row.ABSENT) {
            return;
        }
        int at = file + register;
        switch (op) {
            case SET -> registers.set(at, cell);
            case FIRST -> {
                if (registers.type(at) == Row.ABSENT) {
                    registers.set(at, cell);
                }
            }
            case ADD -> add(registers, at);
            case MIN -> extreme(registers, at, -1);
            case MAX -> extreme(registers, at, 1);
            case SKETCH, APPEND -> keep(registers, at);
        }
    }

    private void add(Registers registers, int at) {
        if (cell.type == Row.INTEGER && registers.type(at) == Row.INTEGER) {
            long sum = registers.bits(at) + cell.bits;
            if (((registers.bits(at) ^ sum) & (cell.bits ^ sum)) >= 0) {
                registers.addInteger(at, cell.bits);
                return;
            }
        }
        registers.get(at, before);
        if (before.type == Row.ABSENT) {
            registers.set(at, cell);
        } else {
            Arithmetic.apply('+', before.type, before.bits, before.object, cell);
            if (cell.type != Row.ABSENT) {
                registers.set(at, cell);
            }
        }
    }

    private void extreme(Registers registers, int at, int sign) {
        registers.get(at, before);
        if (before.type == Row.ABSENT || Arithmetic.compare(cell, before) * sign > 0) {
            registers.set(at, cell);
        }
    }

    private void keep(Registers registers, int at) {
        registers.get(at, before);
        Many many = before.object instanceof Many there && before.type == Row.OTHER
                ? there
                : op == Action.Op.SKETCH ? new Sketch() : new Listed();
        many.add(cell);
        before.set(Row.OTHER, 0, many);
        registers.set(at, before);
    }
}
