package io.sillage.analyzer.flow;

/** Which ICMP message answers which (IANA, ICMP and ICMPv6 parameters). */
final class IcmpTypes {
    static final int NONE = -1;

    private IcmpTypes() {}

    /** The type that answers that type, {@link #NONE} where there is no answer. */
    static int answer(int type, boolean v6) {
        return v6 ? answer6(type) : answer4(type);
    }

    private static int answer4(int type) {
        return switch (type) {
            case 8 -> 0;
            case 0 -> 8;
            case 13 -> 14;
            case 14 -> 13;
            case 15 -> 16;
            case 16 -> 15;
            case 10 -> 9;
            case 9 -> 10;
            case 17 -> 18;
            case 18 -> 17;
            default -> NONE;
        };
    }

    private static int answer6(int type) {
        return switch (type) {
            case 128 -> 129;
            case 129 -> 128;
            case 133 -> 134;
            case 134 -> 133;
            case 135 -> 136;
            case 136 -> 135;
            case 130 -> 131;
            case 131 -> 130;
            case 139 -> 140;
            case 140 -> 139;
            case 144 -> 145;
            case 145 -> 144;
            default -> NONE;
        };
    }
}
