package dev.unroll.ui.setup;

import dev.unroll.core.task.Adding;
import dev.unroll.core.task.CopyMemory;
import dev.unroll.core.task.Echo;
import dev.unroll.core.task.Task;
import dev.unroll.core.task.TemporalOrder;
import dev.unroll.core.train.Experiment;
import dev.unroll.core.train.TaskSettings;
import dev.unroll.ui.i18n.Messages;
import java.util.Arrays;

/** A kind of task, its words, and the size to begin with. */
enum TaskKind {
    TEMPORAL_ORDER("temporalOrder", "setup.length", new TemporalOrder(20)),
    ECHO("echo", "setup.delay", new Echo(8)),
    ADDING("adding", "setup.length", new Adding(10)),
    COPY_MEMORY("copyMemory", "setup.delay", new CopyMemory(2));

    private final String name;
    private final String sizeName;

    // Tasks are records of numbers: nothing in them can change.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Task usual;

    TaskKind(String name, String sizeName, Task usual) {
        this.name = name;
        this.sizeName = sizeName;
        this.usual = usual;
    }

    static TaskKind of(Task task) {
        return Arrays.stream(values())
                .filter(kind -> kind.usual.getClass() == task.getClass())
                .findFirst()
                .orElseThrow();
    }

    /** {@return what it is called} */
    String title() {
        return Messages.get("setup.task." + name);
    }

    /** {@return what is asked, in one sentence} */
    String question(int size) {
        return Messages.get("setup.asks." + name, size);
    }

    /** {@return whether its size is a length or a delay} */
    String sizeName() {
        return Messages.get(sizeName);
    }

    /** {@return the id of the field with its size} */
    String sizeId() {
        return "task-" + name;
    }

    /** {@return the smallest size} */
    int least() {
        return usual.frame().least();
    }

    /** {@return the size to begin with} */
    int usualSize() {
        return usual.size();
    }

    /** {@return an experiment under which it learns visibly within a minute} */
    Experiment experiment() {
        return TaskSettings.of(usual);
    }
}
