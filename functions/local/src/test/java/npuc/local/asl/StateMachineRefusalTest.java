package npuc.local.asl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateMachineRefusalTest {
  private static final String TASK =
      """
      "A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
            "Arguments": {"FunctionName": "f", "Payload": {}}, %s "End": true}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'A': {'Type': 'Succeed', 'Foo': 1}                    | States.A.Foo: is not a field that is supported here
          'A': {'Type': 'Map'}                                  | States.A.Type: must be Task, Wait, Choice, Pass, Succeed or Fail
          'A': {'Output': 1}                                    | States.A.Type: is missing
          'A': 5                                                | States.A: must be an object
          'A': {'Type': 'Pass', 'Next': 'B'}                    | States.A.Next: there is no state B
          'A': {'Type': 'Pass'}                                 | States.A: must have either Next or End
          'A': {'Type': 'Pass', 'Next': 'A', 'End': true}       | States.A: must have either Next or End
          'A': {'Type': 'Pass', 'End': false}                   | States.A.End: must be true
          'A': {'Type': 'Pass', 'End': true, 'Next': 4}         | States.A.Next: must be a string
          'A': {'Type': 'Succeed'}, 'B': {'Type': 'Succeed'}    | States.B: is never reached
          'B': {'Type': 'Succeed'}                              | StartAt: there is no state A
          'A': {'Type': 'Succeed', 'Next': 'A'}                 | States.A.Next: is not a field that is supported here
          'A': {'Type': 'Succeed', 'Output': '{% 1 + %}'}       | States.A.Output: not a JSONata expression: Unexpected end of expression
          'A': {'Type': 'Succeed', 'Output': ['{% 1']}          | States.A.Output[0]: must both begin with {% and end with %}, or neither
          'A': {'Type': 'Succeed', 'Output': {'x': ' {% 1 %}'}} | States.A.Output.x: must both begin with {% and end with %}, or neither
          'A': {'Type': 'Succeed', 'Output': '{% $eval(`1`) %}'}| States.A.Output: not a JSONata expression: $eval does not exist in Step Functions
          'A': {'Type': 'Pass', 'Assign': 3, 'End': true}       | States.A.Assign: must be an object
          'A': {'Type': 'Pass', 'Assign': {'states': 1}, 'End': true} | States.A.Assign.states: is not a name that a variable may have
          'A': {'Type': 'Pass', 'Assign': {'a-b': 1}, 'End': true} | States.A.Assign.a-b: is not a name that a variable may have
          'A': {'Type': 'Wait', 'End': true}                    | States.A.Seconds: is missing
          'A': {'Type': 'Wait', 'Seconds': -1, 'End': true}     | States.A.Seconds: must be a whole number from 0 to 99999999
          'A': {'Type': 'Wait', 'Seconds': 1.5, 'End': true}    | States.A.Seconds: must be a whole number from 0 to 99999999
          'A': {'Type': 'Choice', 'Choices': []}                | States.A.Choices: must be a list with items
          'A': {'Type': 'Choice'}                               | States.A.Choices: is missing
          'A': {'Type': 'Choice', 'Choices': [{'Condition': 'true', 'Next': 'A'}]} | States.A.Choices[0].Condition: must be an expression
          'A': {'Type': 'Choice', 'Choices': [{'Condition': '{% true %}'}]} | States.A.Choices[0].Next: is missing
          'A': {'Type': 'Choice', 'Choices': [{'Condition': '{% true %}', 'Next': 'C'}]} | States.A.Choices[0].Next: there is no state C
          'A': {'Type': 'Choice', 'Choices': [{'Condition': '{% true %}', 'Next': 'A'}], 'Default': 'D'} | States.A.Default: there is no state D
          'A': {'Type': 'Fail', 'Error': 3}                     | States.A.Error: must be a string
          """)
  void refusesAState(String states, String problem) {
    String text = Machines.text(states.replace('\'', '"').replace('`', '\''));

    assertTrue(problems(text).contains(problem), () -> problems(text).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'TimeoutSeconds': 0,                                   | TimeoutSeconds: must be a whole number from 1 to 99999999
          'TimeoutSeconds': '{% 3 %}',                           | TimeoutSeconds: must be a whole number from 1 to 99999999
          'ResultPath': '$',                                     | ResultPath: is not a field that is supported here
          'Retry': {},                                           | Retry: must be a list with items
          'Retry': [{'MaxAttempts': 1}],                         | Retry[0].ErrorEquals: is missing
          'Retry': [{'ErrorEquals': []}],                        | Retry[0].ErrorEquals: must be a list with items
          'Retry': [{'ErrorEquals': [7]}],                       | Retry[0].ErrorEquals: has the unknown error ''
          'Retry': [{'ErrorEquals': ['States.Nope']}],           | Retry[0].ErrorEquals: has the unknown error 'States.Nope'
          'Retry': [{'ErrorEquals': ['States.ALL', 'E']}],       | Retry[0].ErrorEquals: States.ALL must be alone and last
          'Retry': [{'ErrorEquals': ['States.ALL']}, {'ErrorEquals': ['E']}], | Retry[0].ErrorEquals: States.ALL must be alone and last
          'Retry': [{'ErrorEquals': ['E'], 'MaxAttempts': -1}],  | Retry[0].MaxAttempts: must be a whole number from 0 to 99999999
          'Retry': [{'ErrorEquals': ['E'], 'IntervalSeconds': 0}], | Retry[0].IntervalSeconds: must be a whole number from 1 to 99999999
          'Retry': [{'ErrorEquals': ['E'], 'BackoffRate': 0.5}], | Retry[0].BackoffRate: must be a number of at least 1.0
          'Retry': [{'ErrorEquals': ['E'], 'IntervalSeconds': 5, 'MaxDelaySeconds': 5}], | Retry[0].MaxDelaySeconds: must be more than IntervalSeconds
          'Retry': [{'ErrorEquals': ['E'], 'JitterStrategy': 'SOME'}], | Retry[0].JitterStrategy: must be FULL or NONE
          'Retry': [{'ErrorEquals': ['E'], 'Delay': 1}],         | Retry[0].Delay: is not a field that is supported here
          'Catch': [{'ErrorEquals': ['States.ALL']}],            | Catch[0].Next: is missing
          'Catch': [{'ErrorEquals': ['E'], 'Next': 'X'}],        | Catch[0].Next: there is no state X
          'Catch': [{'ErrorEquals': ['States.ALL'], 'Next': 'A'}, {'ErrorEquals': ['E'], 'Next': 'A'}], | Catch[0].ErrorEquals: States.ALL must be alone and last
          'Catch': [{'ErrorEquals': ['E'], 'Next': 'A', 'ResultPath': '$'}], | Catch[0].ResultPath: is not a field that is supported here
          """)
  void refusesATask(String fields, String problem) {
    String text = Machines.text(TASK.formatted(fields.replace('\'', '"')));

    assertTrue(problems(text).contains("States.A." + problem), () -> problems(text).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'FunctionName': 'f'}                       | Arguments.Payload: is missing
          {'Payload': {}}                             | Arguments.FunctionName: is missing
          {'FunctionName': 'f', 'Payload': {}, 'X': 1}| Arguments.X: is not a field that is supported here
          'f'                                         | Arguments: must be an object
          """)
  void refusesArguments(String arguments, String problem) {
    String text =
        Machines.text(
            """
            "A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                  "Arguments": %s, "End": true}
            """
                .formatted(arguments.replace('\'', '"')));

    assertTrue(problems(text).contains("States.A." + problem), () -> problems(text).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'QueryLanguage': 'JSONPath', 'StartAt': 'A', 'States': {'A': {'Type': 'Succeed'}}} | QueryLanguage: must be JSONata
          {'StartAt': 'A', 'States': {'A': {'Type': 'Succeed'}}}  | QueryLanguage: is missing
          {'QueryLanguage': 'JSONata', 'States': {'A': {'Type': 'Succeed'}}} | StartAt: is missing
          {'QueryLanguage': 'JSONata', 'StartAt': 'A'}            | States: is missing
          {'QueryLanguage': 'JSONata', 'StartAt': 'A', 'States': [1]} | States: must be an object
          {'Version': '2.0'}                                      | Version: must be 1.0, not 2.0
          {'TimeoutSeconds': 'x'}                                 | TimeoutSeconds: must be a whole number from 1 to 99999999
          {'Processor': 1}                                        | Processor: is not a field that is supported here
          7                                                       | must be an object
          """)
  void refusesAMachine(String text, String problem) {
    String json = text.replace('\'', '"');

    assertTrue(problems(json).contains(problem), () -> problems(json).toString());
  }

  @Test
  void refusesATaskOfAnotherService() {
    String text = Machines.text(TASK.formatted("")).replace("lambda:invoke", "sqs:sendMessage");

    assertEquals(
        List.of("States.A.Resource: must be arn:aws:states:::lambda:invoke"), problems(text));
  }

  @Test
  void refusesWhatIsNotJson() {
    assertTrue(problems("{").getFirst().startsWith("not JSON"));
    assertTrue(problems("{\"a\": 1, \"a\": 2}").getFirst().startsWith("not JSON"));
  }

  @Test
  void refusesSubstitutionsThatDoNotFit() {
    String text = Machines.text("\"A\": {\"Type\": \"Succeed\", \"Output\": [\"${Here}\"]}");

    assertEquals(
        List.of(
            "States.A.Output[0]: the substitution ${Here} has no value",
            "the substitution ${There} is not used"),
        problems(text, Map.of("There", "x")));
  }

  @Test
  void tellsEveryProblemAtOnce() {
    String text =
        """
        {"QueryLanguage": "JSONata", "StartAt": "X", "States": {
          "A": {"Type": "Pass", "Foo": 1},
          "B": {"Type": "Wait", "Seconds": -1, "Next": "C"}}}
        """;

    assertEquals(
        List.of(
            "States.A: must have either Next or End",
            "States.A.Foo: is not a field that is supported here",
            "States.B.Seconds: must be a whole number from 0 to 99999999",
            "StartAt: there is no state X",
            "States.B.Next: there is no state C",
            "States.A: is never reached",
            "States.B: is never reached"),
        problems(text));
  }

  private static List<String> problems(String text) {
    return problems(text, Map.of());
  }

  private static List<String> problems(String text, Map<String, String> substitutions) {
    return assertThrows(
            InvalidStateMachineException.class, () -> StateMachine.load(text, substitutions))
        .problems();
  }
}
