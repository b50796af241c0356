/** Reads what decides about an ONNX model, with the protobuf library. */
package npuc.onnx;
