import CPCRE2

/// PCRE2's code for a pattern. It is made for one value and freed after it: that takes some microseconds.
struct CompiledPattern: ~Copyable {
    private let code: OpaquePointer

    /// Nil when PCRE2 refuses it.
    init?(_ translation: String) {
        var error: CInt = 0
        var offset = 0
        let bytes = Array(translation.utf8)
        guard let code = pcre2_compile_8(bytes, bytes.count, PCRE2_UTF, &error, &offset, nil) else { return nil }
        self.code = code
    }

    deinit {
        pcre2_code_free_8(code)
    }

    /// Whether a match from the first to the last character exists; nil when a limit is reached.
    borrowing func matches(_ value: String, limits: PatternLimits) -> Bool? {
        let bytes = Array(value.utf8)
        guard bytes.count <= limits.value else { return nil }
        guard let context = pcre2_match_context_create_8(nil) else { return nil }
        defer { pcre2_match_context_free_8(context) }
        guard let data = pcre2_match_data_create_8(1, nil) else { return nil }
        defer { pcre2_match_data_free_8(data) }
        return allAtOnce(bytes, data, context, limits) ?? oneByOne(bytes, data, context, limits)
    }

    /// Follows all ways at once, so that no pattern takes exponential time. Which way is found first does not matter here.
    private borrowing func allAtOnce(
        _ bytes: [UInt8], _ data: OpaquePointer, _ context: OpaquePointer, _ limits: PatternLimits
    ) -> Bool? {
        let share = limits.work / max(bytes.count, 1)
        // PCRE2 counts the match itself as one.
        pcre2_set_match_limit_8(context, UInt32(clamping: share + 1))
        // Three numbers for each place, for this character and for the next; PCRE2 wants twenty at least.
        var workspace = [CInt](repeating: 0, count: 20 + 6 * min(share, 2_000))
        return verdict(
            pcre2_dfa_match_8(
                code, bytes, bytes.count, 0, PCRE2_NO_UTF_CHECK, data, context, &workspace, workspace.count))
    }

    /// Tries one way after the other, which needs no space for each place: for lookaheads with groups that are repeated
    /// often, where PCRE2 allows the other way 160 places.
    private borrowing func oneByOne(
        _ bytes: [UInt8], _ data: OpaquePointer, _ context: OpaquePointer, _ limits: PatternLimits
    ) -> Bool? {
        pcre2_set_match_limit_8(context, UInt32(clamping: limits.steps))
        return verdict(pcre2_match_8(code, bytes, bytes.count, 0, PCRE2_NO_UTF_CHECK, data, context))
    }

    private borrowing func verdict(_ result: CInt) -> Bool? {
        switch result {
        case 0...: true
        case PCRE2_ERROR_NOMATCH: false
        default: nil
        }
    }
}
