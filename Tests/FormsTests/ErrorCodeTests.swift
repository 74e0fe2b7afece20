import Forms
import Testing

struct ErrorCodeTests {
    @Test("Codes are ValidityState’s names in snake case, in the order of precedence")
    func names() {
        #expect(
            ErrorCode.allCases.map(\.rawValue) == [
                "value_missing", "bad_input", "type_mismatch", "pattern_mismatch", "too_long", "too_short",
                "range_underflow",
                "range_overflow", "step_mismatch", "not_an_option",
                "too_many_files", "file_too_large", "file_type",
            ])
    }
}
