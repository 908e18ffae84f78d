/** Prints the wall clock, in nanoseconds of its own resolution, as the first thing that it does. */
public final class FirstLine {
    private FirstLine() {}

    public static void main(String[] arguments) {
        java.time.Instant now = java.time.Clock.systemUTC().instant();
        System.out.println(now.getEpochSecond() * 1_000_000_000L + now.getNano());
    }
}
