package npuc.local.asl;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can't be run as Step Functions would run it is refused when it is loaded. */
class StateMachineRefusalTest {
  private static final String END = ", \"B\": {\"Type\": \"Succeed\"}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'A': {'Type': 'Succeed', 'Foo': 1}                    | States.A.Foo
          'A': {'Type': 'Map'}                                  | States.A
          'A': {'Type': 'Pass', 'Next': 'B'}                    | States.A
          'A': {'Output': 1}                                    | States.A
          'A': 5                                                | States.A
          'A': {'Type': 'Wait', 'Seconds': 1, 'Next': 'C'}      | there is no state C
          'A': {'Type': 'Wait', 'Seconds': 1}                   | States.A.Next
          'A': {'Type': 'Wait', 'Seconds': 1, 'Next': 'B', 'End': true} | States.A.End
          'A': {'Type': 'Wait', 'Seconds': 1, 'Next': {}}       | States.A.Next
          'A': {'Type': 'Wait', 'Next': 'B'}                    | States.A.Seconds
          'A': {'Type': 'Wait', 'Seconds': -1, 'Next': 'B'}     | Seconds must be a whole number
          'A': {'Type': 'Wait', 'Seconds': 1.5, 'Next': 'B'}    | Seconds must be a whole number
          'A': {'Type': 'Succeed'}                              | never reached: [B]
          'A': {'Type': 'Succeed', 'Next': 'B'}                 | States.A.Next
          'A': {'Type': 'Succeed', 'Output': '{% 1 + %}'}       | Unexpected end of expression
          'A': {'Type': 'Succeed', 'Output': ['{% 1']}          | must both begin with {% and end with %}
          'A': {'Type': 'Succeed', 'Output': {'x': ' {% 1 %}'}} | must both begin with {% and end with %}
          'A': {'Type': 'Succeed', 'Output': '{% $eval(`1`) %}'}| $eval is not supported here
          'A': {'Type': 'Succeed', 'Output': '{% $uuid() %}'}   | $uuid is not supported here
          'A': {'Type': 'Choice', 'Choices': []}                | Choices must not be empty
          'A': {'Type': 'Choice'}                               | States.A.Choices
          'A': {'Type': 'Choice', 'Choices': [{'Condition': 'true', 'Next': 'A'}]} | must both begin with {%
          'A': {'Type': 'Choice', 'Choices': [{'Condition': '{% true %}'}]} | States.A.Choices.[0].Next
          'A': {'Type': 'Choice', 'Choices': [{'Condition': '{% true %}', 'Next': 'C'}]} | there is no state C
          'A': {'Type': 'Choice', 'Choices': [{'Condition': '{% true %}', 'Next': 'A'}], 'Default': 'D'} | there is no state D
          'A': {'Type': 'Choice', 'Choices': [{'Condition': '{% true %}', 'Assign': 3, 'Next': 'A'}]} | States.A.Choices.[0].Assign
          'A': {'Type': 'Choice', 'Choices': [{'Condition': '{% true %}', 'Assign': {'states': 1}, 'Next': 'A'}]} | can't be called states
          'A': {'Type': 'Choice', 'Choices': [{'Condition': '{% true %}', 'Assign': {'a-b': 1}, 'Next': 'A'}]} | can't be called a-b
          'A': {'Type': 'Choice', 'Choices': [{'Condition': '{% true %}', 'Assign': {'a': null}, 'Next': 'A'}]} | States.A.Choices.[0].Assign
          'A': {'Type': 'Fail', 'Error': 'e'}                   | States.A.Cause
          'A': {'Type': 'Fail', 'Error': 'States.e', 'Cause': 'c'} | Error must not be a name that begins with States.
          """)
  void refusesAState(String states, String reason) {
    assertRefused(StateMachines.text(json(states).replace('`', '\'') + END), reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'TimeoutSeconds': 0                                    | TimeoutSeconds must be above 0
          'TimeoutSeconds': '{% 3 %}'                            | States.A.TimeoutSeconds
          'TimeoutSeconds': '3'                                  | States.A.TimeoutSeconds
          'TimeoutSeconds': 1.5                                  | States.A.TimeoutSeconds
          'Comment': 'no timeout'                                | TimeoutSeconds must be above 0
          'TimeoutSeconds': 9, 'ResultPath': '$'                 | States.A.ResultPath
          'TimeoutSeconds': 9, 'Retry': {}                       | States.A.Retry
          'TimeoutSeconds': 9, 'Retry': [{'MaxAttempts': 1}]     | States.A.Retry.[0].ErrorEquals
          'TimeoutSeconds': 9, 'Retry': [{'ErrorEquals': []}]    | ErrorEquals must not be empty
          'TimeoutSeconds': 9, 'Retry': [{'ErrorEquals': ['States.Nope']}] | unknown error States.Nope
          'TimeoutSeconds': 9, 'Retry': [{'ErrorEquals': ['States.ALL', 'E']}] | States.ALL must be alone and last
          'TimeoutSeconds': 9, 'Retry': [{'ErrorEquals': ['States.ALL']}, {'ErrorEquals': ['E']}] | States.ALL must be alone and last
          'TimeoutSeconds': 9, 'Retry': [{'ErrorEquals': ['E'], 'MaxAttempts': -1}] | MaxAttempts must be
          'TimeoutSeconds': 9, 'Retry': [{'ErrorEquals': ['E'], 'IntervalSeconds': 0}] | IntervalSeconds must be
          'TimeoutSeconds': 9, 'Retry': [{'ErrorEquals': ['E'], 'BackoffRate': 0.5}] | BackoffRate must be
          'TimeoutSeconds': 9, 'Retry': [{'ErrorEquals': ['E'], 'IntervalSeconds': 5, 'MaxDelaySeconds': 5}] | MaxDelaySeconds must be
          'TimeoutSeconds': 9, 'Retry': [{'ErrorEquals': ['E'], 'JitterStrategy': 'SOME'}] | States.A.Retry.[0].JitterStrategy
          'TimeoutSeconds': 9, 'Retry': [{'ErrorEquals': ['E'], 'Delay': 1}] | States.A.Retry.[0].Delay
          'TimeoutSeconds': 9, 'Catch': [{'ErrorEquals': ['States.ALL']}] | States.A.Catch.[0].Next
          'TimeoutSeconds': 9, 'Catch': [{'ErrorEquals': ['E'], 'Next': 'X'}] | there is no state X
          'TimeoutSeconds': 9, 'Catch': [{'ErrorEquals': ['States.ALL'], 'Next': 'A'}, {'ErrorEquals': ['E'], 'Next': 'A'}] | States.ALL must be alone and last
          'TimeoutSeconds': 9, 'Catch': [{'ErrorEquals': ['E'], 'Next': 'A', 'ResultPath': '$'}] | States.A.Catch.[0].ResultPath
          """)
  void refusesATask(String fields, String reason) {
    assertRefused(task("lambda:invoke", "{'FunctionName': 'f', 'Payload': {}}", fields), reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'FunctionName': 'f'}                       | States.A.Arguments.Payload
          {'Payload': {}}                             | States.A.Arguments.FunctionName
          {'FunctionName': 'f', 'Payload': {}, 'X': 1}| States.A.Arguments.X
          'f'                                         | States.A.Arguments
          """)
  void refusesArguments(String arguments, String reason) {
    assertRefused(task("lambda:invoke", arguments, "'TimeoutSeconds': 9"), reason);
  }

  @Test
  void refusesATaskOfAnotherService() {
    assertRefused(
        task("sqs:sendMessage", "{'FunctionName': 'f', 'Payload': {}}", "'TimeoutSeconds': 9"),
        "Resource must be arn:aws:states:::lambda:invoke");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'QueryLanguage': 'JSONPath', 'StartAt': 'A', 'States': {'A': {'Type': 'Succeed'}}} | QueryLanguage
          {'StartAt': 'A', 'States': {'A': {'Type': 'Succeed'}}}  | QueryLanguage
          {'QueryLanguage': 'JSONata', 'States': {'A': {'Type': 'Succeed'}}} | StartAt
          {'QueryLanguage': 'JSONata', 'StartAt': 'A'}            | States
          {'QueryLanguage': 'JSONata', 'StartAt': 'A', 'States': [1]} | States
          {'QueryLanguage': 'JSONata', 'StartAt': 'A', 'TimeoutSeconds': 0, 'States': {}} | TimeoutSeconds
          {'QueryLanguage': 'JSONata', 'StartAt': 'X', 'States': {'A': {'Type': 'Succeed'}}} | there is no state X
          {'QueryLanguage': 'JSONata', 'StartAt': 'A', 'Version': '1.0', 'States': {'A': {'Type': 'Succeed'}}} | Version
          7                                                       | StateMachine
          {                                                       | end-of-input
          {'a': 1, 'a': 2}                                        | Duplicate
          """)
  void refusesAMachine(String text, String reason) {
    assertRefused(json(text), reason);
  }

  @Test
  void refusesSubstitutionsThatDoNotFit() {
    String text = StateMachines.text("\"A\": {\"Type\": \"Succeed\", \"Output\": [\"${Here}\"]}");

    assertTrue(refusal(text, Map.of()).contains("${Here} has no value"));
    assertTrue(refusal(text, Map.of("Here", "x", "There", "y")).contains("[There]"));
  }

  private static String task(String service, String arguments, String fields) {
    return StateMachines.text(
        json(
                "'A': {'Type': 'Task', 'Resource': 'arn:aws:states:::%s', 'Arguments': %s, %s, 'Next': 'B'}"
                    .formatted(service, arguments, fields))
            + END);
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  private static void assertRefused(String text, String reason) {
    String refusal = refusal(text, Map.of());
    assertTrue(refusal.contains(reason), refusal);
  }

  private static String refusal(String text, Map<String, String> substitutions) {
    return String.valueOf(
        assertThrows(
                InvalidStateMachineException.class, () -> StateMachine.load(text, substitutions))
            .getMessage());
  }
}
