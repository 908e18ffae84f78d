package io.sillage.analyzer.timeline;

import io.sillage.event.ClockPair;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which processes share a monotonic clock. Two do when at about the same monotonic time they read about the same wall
 * time: on one host a step of the wall clock, or a suspend, is seen by all, while another host or time namespace is ahead
 * by something of its own. Domain 0 is that of the recording's first clock pair.
 *
 * <p>Told from clock pairs alone, so that it works on every recording. A process that saw the wall clock step and has no
 * neighbour in time to share that with gets a domain of its own: its times are then right by the wall clock.
 */
public final class ClockDomains {
    /** A pair is off by half of what passes between its two readings, on a crowded machine some milliseconds. */
    private static final long PAIR_ERROR_NANOS = 2_000_000;
    /** Where the system slews the wall clock alone (Linux slews both), by no more than this, a tenth of a thousandth. */
    private static final long SLEW_DIVISOR = 10_000;
    /** So that a distant neighbour does not agree with everybody. */
    private static final long MAX_SLEW_NANOS = 10_000_000;

    private static final int SAMPLES = 64;

    private final List<TreeMap<Long, ClockPair>> domains = new ArrayList<>();
    private final Map<String, Integer> domainOf = new HashMap<>();

    /** @param first the recording's first clock pair */
    ClockDomains(ClockPair first) {
        domains.add(new TreeMap<>(Map.of(first.mono(), first)));
    }

    /** Puts a process where its clock pairs belong. It may show that two domains are one. */
    void add(String process, Collection<ClockPair> pairs) {
        int home = -1;
        for (int domain = 0; domain < domains.size(); domain++) {
            if (agree(domains.get(domain), pairs)) {
                if (home < 0) {
                    home = domain;
                } else {
                    merge(domain, home);
                }
            }
        }
        if (home < 0) {
            home = domains.size();
            domains.add(new TreeMap<>());
        }
        domainOf.put(process, home);
        for (ClockPair pair : pairs) {
            domains.get(home).put(pair.mono(), pair);
        }
    }

    /** The merged one stays as an empty domain, so that no number changes its meaning. */
    private void merge(int from, int into) {
        domains.get(into).putAll(domains.get(from));
        domains.get(from).clear();
        domainOf.replaceAll((process, domain) -> domain == from ? into : domain);
    }

    private static boolean agree(TreeMap<Long, ClockPair> domain, Collection<ClockPair> pairs) {
        for (ClockPair pair : pairs) {
            Map.Entry<Long, ClockPair> before = domain.floorEntry(pair.mono());
            Map.Entry<Long, ClockPair> after = domain.ceilingEntry(pair.mono());
            if (before != null && agree(before.getValue(), pair) || after != null && agree(after.getValue(), pair)) {
                return true;
            }
        }
        return false;
    }

    private static boolean agree(ClockPair a, ClockPair b) {
        long slew = Math.abs(a.mono() - b.mono()) / SLEW_DIVISOR;
        return Math.abs(lead(a) - lead(b)) <= PAIR_ERROR_NANOS + Math.min(slew, MAX_SLEW_NANOS);
    }

    private static long lead(ClockPair pair) {
        return pair.wall() - pair.mono();
    }

    /** The domain of a process, that of the recording for one that nobody knows. */
    public int of(String process) {
        return domainOf.getOrDefault(process, 0);
    }

    boolean knows(String process) {
        return domainOf.containsKey(process);
    }

    /** Whether all processes are in the recording's own domain: then there is nothing to align. */
    public boolean one() {
        return domainOf.values().stream().allMatch(domain -> domain == 0);
    }

    /** One more than the largest domain. */
    int count() {
        return domains.size();
    }

    /**
     * What to add to a domain's monotonic times to lay them on the recording's clock, by the wall clocks alone: the median
     * over its clock pairs, each against the recording's that was read nearest by the wall clock.
     */
    long shiftNanos(int domain) {
        if (domain == 0 || domains.get(domain).isEmpty()) {
            return 0;
        }
        List<ClockPair> pairs = new ArrayList<>(domains.get(domain).values());
        List<Long> shifts = new ArrayList<>();
        int step = Math.max(1, pairs.size() / SAMPLES);
        for (int i = 0; i < pairs.size(); i += step) {
            shifts.add(lead(pairs.get(i)) - lead(nearest(pairs.get(i).wall())));
        }
        shifts.sort(null);
        return shifts.get(shifts.size() / 2);
    }

    private ClockPair nearest(long wall) {
        ClockPair nearest = domains.get(0).firstEntry().getValue();
        for (ClockPair pair : domains.get(0).values()) {
            if (Math.abs(pair.wall() - wall) < Math.abs(nearest.wall() - wall)) {
                nearest = pair;
            }
        }
        return nearest;
    }
}
