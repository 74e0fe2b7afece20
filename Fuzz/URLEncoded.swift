@testable import FormDecoding

/// A body of application/x-www-form-urlencoded.
func check(_ input: [UInt8]) {
    let limits = FormLimits(parameters: 10, nameLength: 20)
    let outcome = outcome(of: input) { portions throws(FormDecodingError) in
        var decoder = URLEncodedDecoder(limits: limits)
        for portion in portions { try decoder.feed(portion) }
        return try decoder.finish()
    }
    let sequences = input.split(separator: UInt8(ascii: "&"))
    switch outcome {
    case .success(let parameters):
        expect(parameters.count == sequences.count, "a parameter for each sequence")
        // A byte that is not UTF-8 becomes the three of U+FFFD.
        expect(parameters.allSatisfy { $0.name.utf8.count <= 3 * limits.nameLength }, "long name")
        expect(parameters.reduce(0) { $0 + $1.value.utf8.count } <= 3 * input.count, "values out of nothing")
        let again = parameters.map { "\(encoded($0.name))=\(encoded($0.value))" }.joined(separator: "&")
        var decoder = URLEncodedDecoder()
        do throws(FormDecodingError) {
            try decoder.feed(Array(again.utf8)[...])
            expect(try decoder.finish() == parameters, "what is encoded again decodes to something else: \(again)")
        } catch {
            expect(false, "what is encoded again is refused: \(error)")
        }
    case .failure(.tooManyParameters): expect(sequences.count > limits.parameters, "not too many")
    case .failure(.nameTooLong): expect(sequences.contains { $0.count > limits.nameLength }, "not too long")
    case .failure(let error): expect(false, "\(error)")
    }
}

/// The text with every byte in percent form.
private func encoded(_ text: String) -> String {
    text.utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}
