package io.sillage.analyzer.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicPlaceTest {
    @Test
    void severalBrokersAndAPrefixAreAPlace() {
        TopicPlace place = TopicPlace.parse("kafka://a.example:9092,[::1]:9093/shop.night-1");
        assertThat(place.brokers()).isEqualTo("a.example:9092,[::1]:9093");
        assertThat(place.eventsTopic()).isEqualTo("shop.night-1.events");
        assertThat(place).hasToString("kafka://a.example:9092,[::1]:9093/shop.night-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"kafka://a:9092", "kafka://a:9092/", "kafka://a/shop", "kafka://a:9092/sh op", "kafka:///shop"})
    void whatIsNoneIsRefusedWithTheForm(String typed) {
        assertThatThrownBy(() -> TopicPlace.parse(typed))
                .hasMessage(
                        "'" + typed + "' is no recording on Kafka; write kafka://host:port[,host:port]/topic-prefix");
    }
}
