package io.sillage.analyzer.reading;

/** Which part an end had in opening its connection. */
public enum Role {
    /** It called connect. */
    ORIG,
    /** It called accept. */
    RESP,
    /** It was open before anybody looked. */
    UNKNOWN
}
