package io.sillage.cli;

/** The front door. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.out.println("sillage 0.1.0");
    }
}
