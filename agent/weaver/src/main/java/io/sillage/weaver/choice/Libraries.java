package io.sillage.weaver.choice;

import java.util.ArrayList;
import java.util.List;

/**
 * The published list of packages that are libraries wherever they stand: by default nothing below them is recorded. The
 * option {@code methods} overrules it. In the class rather than in a resource: reading a resource of the boot class path
 * costs a start-up ten milliseconds.
 */
final class Libraries {
    /** Prefixes of whole package names. */
    static final String PUBLISHED = """
            akka android androidx antlr ch.qos.logback clojure com.amazonaws com.codahale.metrics com.ctc.wstx
            com.esotericsoftware com.fasterxml com.github.benmanes.caffeine com.github.luben.zstd com.google
            com.hazelcast com.ibm.icu com.lmax.disruptor com.microsoft.sqlserver com.mongodb com.mysql
            com.netflix com.rabbitmq com.squareup com.sun com.typesafe com.yammer.metrics com.zaxxer.hikari
            dagger groovy groovyjarjarantlr4 groovyjarjarasm groovyjarjarpicocli info.picocli io.dropwizard
            io.grpc io.helidon io.jsonwebtoken io.lettuce io.micrometer io.micronaut io.netty io.opentelemetry
            io.opentracing io.prometheus io.quarkus io.r2dbc io.reactivex io.sillage.agent io.smallrye
            io.swagger io.undertow io.vertx jakarta java javassist javax jdk jnr joptsimple junit kotlin kotlinx
            liquibase lombok net.bytebuddy net.jpountz net.minidev.json net.sf.cglib net.sf.ehcache ognl okhttp3
            okio oracle org.antlr org.aopalliance org.apache org.apiguardian org.asciidoctor org.aspectj
            org.assertj org.bouncycastle org.checkerframework org.codehaus org.conscrypt org.dom4j org.eclipse
            org.ehcache org.flywaydb org.glassfish org.graalvm org.h2 org.hamcrest org.hdrhistogram
            org.HdrHistogram org.hibernate org.hsqldb org.ietf org.infinispan org.jboss org.jcp org.jctools
            org.jdom2 org.jetbrains org.jline org.joda.time org.jooq org.json org.jspecify org.junit org.jvnet
            org.LatencyUtils org.mariadb org.mockito org.mozilla org.mvel2 org.objectweb.asm org.objenesis
            org.opensaml org.openxmlformats org.osgi org.ow2 org.postgresql org.quartz org.reactivestreams
            org.reflections org.rocksdb org.roaringbitmap org.scala-lang org.slf4j org.springframework
            org.sqlite org.testcontainers org.testng org.threeten org.thymeleaf org.w3c org.webjars org.wildfly
            org.xerial org.xml org.xnio org.yaml.snakeyaml picocli play reactor redis.clients retrofit2 rx scala
            spark sun zipkin2
            """;

    private final List<String> prefixes = new ArrayList<>();

    /** A prefix that covers the main class's own package is no library here: somebody may be working on it. */
    static Libraries besides(String mainPackage) {
        Libraries libraries = new Libraries();
        int start = 0;
        for (int i = 0; i < PUBLISHED.length(); i++) {
            if (PUBLISHED.charAt(i) <= ' ') {
                String prefix = PUBLISHED.substring(start, i).replace('.', '/');
                if (!prefix.isEmpty() && !covers(prefix, mainPackage)) {
                    libraries.prefixes.add(prefix);
                }
                start = i + 1;
            }
        }
        return libraries;
    }

    boolean contains(String internalPackage) {
        for (String prefix : prefixes) {
            if (covers(prefix, internalPackage)) {
                return true;
            }
        }
        return false;
    }

    private static boolean covers(String prefix, String internalPackage) {
        return internalPackage.startsWith(prefix)
                && (internalPackage.length() == prefix.length() || internalPackage.charAt(prefix.length()) == '/');
    }
}
