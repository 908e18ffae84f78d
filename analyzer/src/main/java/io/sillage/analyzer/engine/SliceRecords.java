package io.sillage.analyzer.engine;

import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.transduce.symbolic.Branches;
import io.sillage.analyzer.transduce.symbolic.Row;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes the record that a slice has at a moment, of its registers and of what is known of itself. */
final class SliceRecords {
    private final Program program;
    private final Branches branches;
    private final Slices slices;
    private final Registers registers;
    /** Branches of a slot. */
    private final int width;

    private final LongUnaryOperator wall;
    private final Records records;
    private @Nullable RecordRows rows;

    /** @param wall from monotonic nanoseconds to those since 1970 */
    SliceRecords(Program program, Slices slices, Registers registers, LongUnaryOperator wall) {
        this.program = program;
        this.slices = slices;
        this.registers = registers;
        this.wall = wall;
        branches = program.branches();
        width = branches.width();
        records = new Records(program);
    }

    /** What terms of the program ask of the slice whose record is made. */
    OfSlice ofSlice() {
        return records.ofSlice();
    }

    /** Gives records with their rows, for a program that reads them. */
    void withRows() {
        rows = new RecordRows(program, records.ofSlice());
    }

    /** Gives records without their JSON. */
    void withoutText() {
        records.withoutText();
    }

    Given of(int slot, Ended why, long mono) {
        int accepted = branches.accepted(slices.state(slot));
        OfSlice about = records.ofSlice();
        about.ended = why;
        about.startWall = wall.applyAsLong(slices.first(slot));
        about.endWall = wall.applyAsLong(slices.last(slot));
        about.durationNanos = slices.last(slot) - slices.first(slot);
        about.events = slices.events(slot);
        Key key = slices.key(slot);
        int file = registers.file(slot * width + Math.max(0, accepted));
        boolean complete = accepted != Branches.NOWHERE;
        Row row = rows == null ? null : rows.of(wall.applyAsLong(mono), key, why, complete, registers, file);
        return records.given(mono, key, complete, registers, file, row);
    }
}
