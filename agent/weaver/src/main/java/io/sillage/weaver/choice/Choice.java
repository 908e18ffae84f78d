package io.sillage.weaver.choice;

/** Which methods are recorded. Names are internal: {@code com/acme/Shop}. Asked for every class that loads: be quick. */
public interface Choice {
    boolean takesClass(String internalName);

    /** Asked only for methods of a class that was taken. */
    boolean takesMethod(String internalName, String method);

    /** For people: the packages or patterns. */
    String description();
}
