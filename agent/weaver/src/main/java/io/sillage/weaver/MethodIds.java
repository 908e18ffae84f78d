package io.sillage.weaver;

import io.sillage.recorder.Recorder;
import java.util.function.ToIntFunction;

final class MethodIds implements ToIntFunction<String> {
    @Override
    public int applyAsInt(String name) {
        return Recorder.method(name);
    }
}
