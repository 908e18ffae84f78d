package io.sillage.analyzer.engine;

import io.sillage.analyzer.language.Action;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.language.Term;
import io.sillage.analyzer.transduce.symbolic.Row;

/** An action, made ready: changes one register of a branch. */
interface Instruction {
    /** @param file where the branch's registers begin */
    void run(Row row, Registers registers, int file);

    static Instruction of(Action action, int register, Program program, Values values) {
        Instruction any = new Any(register, action.op(), values.of(action.term()));
        if (action.op() == Action.Op.ADD
                && action.term() instanceof Term.Literal literal
                && literal.value() instanceof Long number) {
            return new Plus(register, number, any);
        }
        if (action.op() == Action.Op.ADD && action.term() instanceof Term.Field field) {
            return new PlusField(register, program.fields().indexOf(field.name()), any);
        }
        return any;
    }

    /** Counting is what most do: without a call for the value where it is an integer. */
    record Plus(int register, long value, Instruction any) implements Instruction {
        @Override
        public void run(Row row, Registers registers, int file) {
            if (!registers.addInteger(file, register, value)) {
                any.run(row, registers, file);
            }
        }
    }

    /** Sums of a field. */
    record PlusField(int register, int field, Instruction any) implements Instruction {
        @Override
        public void run(Row row, Registers registers, int file) {
            if (row.type(field) != Row.INTEGER || !registers.addInteger(file, register, row.bits(field))) {
                any.run(row, registers, file);
            }
        }
    }

    /** Any action. */
    final class Any implements Instruction {
        private final int register;
        private final Action.Op op;
        private final Value value;
        private final Cell cell = new Cell();
        private final Cell before = new Cell();

        Any(int register, Action.Op op, Value value) {
            this.register = register;
            this.op = op;
            this.value = value;
        }

        @Override
        public void run(Row row, Registers registers, int file) {
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
}
