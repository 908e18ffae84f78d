package io.sillage.analyzer.view;

/** Method names for narrow columns. */
final class MethodName {
    private MethodName() {}

    /** {@code Shop.order} of {@code com.acme.Shop.order}. */
    static String brief(String method) {
        int name = method.lastIndexOf('.');
        int type = name < 0 ? -1 : method.lastIndexOf('.', name - 1);
        return method.substring(type + 1);
    }
}
