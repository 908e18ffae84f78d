package io.sillage.cli;

import io.sillage.analyzer.engine.Given;
import io.sillage.analyzer.engine.LateKinds;
import io.sillage.analyzer.engine.LiveCascade;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.timeline.LiveTimeline;
import io.sillage.analyzer.timeline.Selection;
import io.sillage.cli.transduce.CheckText;
import java.util.ArrayList;
import java.util.List;

/** Prints what transducers give while a recording is written: all of them read it at once, each record leaves when it is due. */
final class TransduceFollow {
    private final Surroundings here;
    private final List<Program> programs;
    private final int maxOpen;
    private final List<LiveCascade> running = new ArrayList<>();

    TransduceFollow(Surroundings here, List<Program> programs, int maxOpen) {
        this.here = here;
        this.programs = programs;
        this.maxOpen = maxOpen;
    }

    /** Goes on until nobody writes into it any more, or Ctrl-C; what is open ends then. */
    void run(LiveRecording recording, Selection selection) throws InterruptedException {
        boolean waits = programs.stream().anyMatch(LateKinds::matterTo);
        LiveTimeline timeline = recording.timeline(selection, waits ? LateKinds.DELAY_NANOS : 0);
        programs.forEach(program -> running.add(new LiveCascade(program, timeline.clock(), maxOpen, this::print)));
        recording.follow(timeline, false, this::step);
        recording.sayIfWriterMayBeHidden();
        recording.rest(timeline, this::step);
        running.forEach(LiveCascade::end);
        here.out().flush();
        for (int i = 0; i < programs.size(); i++) {
            CheckText.remarks(programs.get(i), running.get(i).counts()).forEach(here.err()::say);
        }
        recording.report(timeline);
    }

    private void step(List<LiveTimeline.Shown> shown) {
        for (LiveTimeline.Shown next : shown) {
            running.forEach(cascade -> cascade.step(next.entry(), next.source()));
        }
        here.out().flush();
    }

    private void print(Given given) {
        here.out().line(given.utf8());
    }
}
