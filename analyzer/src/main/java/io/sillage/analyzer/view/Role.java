package io.sillage.analyzer.view;

/** Which part an end had in opening its connection. */
enum Role {
    /** It called connect. */
    ORIG,
    /** It called accept. */
    RESP,
    /** It was open before anybody looked. */
    UNKNOWN
}
