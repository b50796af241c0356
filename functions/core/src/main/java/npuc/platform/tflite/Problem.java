package npuc.platform.tflite;

/**
 * What is wrong with a file, such as {@code is empty}, and what to do.
 *
 * @param kind the same in one word
 */
record Problem(String kind, String wrong, String advice) {}
