package io.sillage.cli.doctor;

import java.util.List;

/** Tries one thing for real. Never throws: what goes wrong is the finding. */
interface Check {
    List<Finding> findings();
}
