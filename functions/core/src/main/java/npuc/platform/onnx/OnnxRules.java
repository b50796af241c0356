package npuc.platform.onnx;

import npuc.document.PackagedJson;
import npuc.platform.Limit;

/**
 * What holds for every compiler of ONNX models: the file onnx.json of the job program, which reads
 * it too.
 *
 * @param stages what the job program tells its progress in
 * @param maxBatch the largest first size of an input
 * @param maxDimension the largest size of any dimension
 * @param maxInputs how many inputs an option may name
 */
public record OnnxRules(Limit stages, Limit maxBatch, Limit maxDimension, Limit maxInputs) {
  public static final OnnxRules ONNX = PackagedJson.read(OnnxRules.class, "onnx.json");
}
