package io.sillage.benchmarks.peers;

import com.espertech.esper.common.client.EPCompiled;
import com.espertech.esper.common.client.EventBean;
import com.espertech.esper.common.client.configuration.Configuration;
import com.espertech.esper.compiler.client.CompilerArguments;
import com.espertech.esper.compiler.client.EPCompilerProvider;
import com.espertech.esper.runtime.client.EPEventService;
import com.espertech.esper.runtime.client.EPRuntime;
import com.espertech.esper.runtime.client.EPRuntimeProvider;
import java.util.List;

/**
 * Esper, one thread, events sent one by one as Java objects to a runtime with its own clock off. Two ways to write it, as
 * its manual has both.
 */
final class EsperPeer implements Peer {
    /** The pattern itself, by SQL's row pattern matching. */
    static final String MATCH_RECOGNIZE = """
            @name('out') select * from Step match_recognize (
              partition by connection
              measures O.connection as connection, O.mono as began, C.mono - O.mono as duration_ns,
                sum(W.bytes) as out_bytes, count(W.bytes) as writes, sum(R.bytes) as in_bytes, count(R.bytes) as reads
              pattern (O (W | R)* C)
              define
                O as O.kind in ('socket.connect', 'socket.accept'),
                W as W.kind = 'socket.write',
                R as R.kind = 'socket.read',
                C as C.kind = 'socket.close')
            """;

    /** A context for each connection, with sums, told when it ends: it sees no order within. */
    static final String CONTEXT = """
            create context ByConnection partition by connection from Step
              initiated by Step(kind in ('socket.connect', 'socket.accept'))
              terminated by Step(kind = 'socket.close');
            @name('out') context ByConnection
              select context.key1 as connection, min(mono) as began, max(mono) - min(mono) as duration_ns,
                sum(bytes, kind = 'socket.write') as out_bytes, count(*, kind = 'socket.write') as writes,
                sum(bytes, kind = 'socket.read') as in_bytes, count(*, kind = 'socket.read') as reads
              from Step output last when terminated
            """;

    private final String program;
    private final List<Step> events;
    private long records;

    EsperPeer(String program, List<Step> events) {
        this.program = program;
        this.events = events;
    }

    @Override
    public Round run() throws Exception {
        Configuration configuration = new Configuration();
        configuration.getCommon().addEventType(Step.class);
        configuration.getRuntime().getThreading().setInternalTimerEnabled(false);
        EPRuntime runtime = EPRuntimeProvider.getRuntime("peer", configuration);
        runtime.initialize();
        EPCompiled compiled = EPCompilerProvider.getCompiler().compile(program, new CompilerArguments(configuration));
        String deployment = runtime.getDeploymentService().deploy(compiled).getDeploymentId();
        records = 0;
        runtime.getDeploymentService()
                .getStatement(deployment, "out")
                .addListener((news, olds, statement, where) -> count(news));
        EPEventService service = runtime.getEventService();
        long cpu = Peers.cpuNanos();
        long began = System.nanoTime();
        for (Step event : events) {
            service.sendEventBean(event, "Step");
        }
        long wall = System.nanoTime() - began;
        Round round = new Round(records, wall / 1e9, (Peers.cpuNanos() - cpu) / 1e9);
        runtime.destroy();
        return round;
    }

    /** Asks for a field of each, so that what is lazy is made. */
    private void count(EventBean[] news) {
        for (EventBean record : news) {
            if (record.get("out_bytes") != null) {
                records++;
            }
        }
    }
}
