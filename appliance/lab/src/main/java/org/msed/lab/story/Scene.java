package org.msed.lab.story;

import java.util.function.Consumer;

/**
 * One step of the story.
 *
 * @param title what happens
 * @param look what the reader should look at
 * @param play does it, says what came of it and checks it
 */
record Scene(String title, String look, Consumer<Stage> play) {}
