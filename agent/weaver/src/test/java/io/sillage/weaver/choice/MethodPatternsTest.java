package io.sillage.weaver.choice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MethodPatternsTest {
    @ParameterizedTest
    @CsvSource({
        "com.acme.**, com/acme/Shop, true",
        "com.acme.**, com/acme/shop/till/Till, true",
        "com.acme.**, com/acmes/Shop, false",
        "com.acme.*, com/acme/Shop, true",
        "com.acme.*, com/acme/Shop$Till, true",
        "com.acme.*, com/acme/shop/Till, false",
        "com.acme.Shop, com/acme/Shop, true",
        "com.acme.Shop, com/acme/Shop$Till, true",
        "com.acme.Shop, com/acme/Shopping, false",
        "com.acme.*Service, com/acme/OrderService, true",
        "com.acme.*Service, com/acme/OrderServices, false",
        "**.Order*, com/acme/shop/OrderBook, true",
        "kafka.server.*, kafka/log/Log, false"
    })
    void takesTheClassesThatAPatternNames(String pattern, String internalName, boolean taken) {
        assertThat(MethodPatterns.parse(pattern).takesClass(internalName)).isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({
        "com.acme.Shop#order, order, true",
        "com.acme.Shop#order, orders, false",
        "com.acme.Shop#handle*, handleAll, true",
        "com.acme.Shop#handle*, unhandled, false",
        "com.acme.Shop#order;com.acme.*#pay, pay, true",
        "'com.acme.Shop#order, com.acme.*#pay', pay, true",
        "com.acme.Shop, anything, true"
    })
    void takesTheMethodsThatAPatternNames(String pattern, String method, boolean taken) {
        assertThat(MethodPatterns.parse(pattern).takesMethod("com/acme/Shop", method))
                .isEqualTo(taken);
    }
}
