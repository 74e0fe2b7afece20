import FormDecoding
import Testing

struct FormDecodingErrorTests {
    @Test(
        "Each error says what happened",
        arguments: [
            (.tooManyParameters(limit: 1_000), "The form has more than 1,000 parameters."),
            (.nameTooLong(limit: 256), "A name in the form is longer than 256 bytes."),
            (.textTooLong(limit: 2_000_000), "The answers of the form are longer than 2,000,000 bytes."),
            (
                .missingBoundary,
                "The form's Content-Type, multipart/form-data, has no usable boundary of 1 to 70 characters."
            ),
            (.partHeaderTooLong(limit: 8_192), "The header of a part of the form is longer than 8,192 bytes."),
            (.tooManyPartHeaderFields(limit: 16), "The header of a part of the form has more than 16 fields."),
            (.malformedPartHeader, "The header of a part of the form cannot be read."),
            (.partWithoutName, "A part of the form has no name."),
            (.truncated, "The form was cut off on its way here. Please send it again."),
        ] as [(FormDecodingError, String)])
    func saysWhatHappened(error: FormDecodingError, sentence: String) {
        #expect(error.sentence == sentence)
    }

    @Test(
        "Numbers have thousands separators and their noun's right form",
        arguments: [
            (0, "0 parameters"), (1, "1 parameter"), (999, "999 parameters"), (10_000, "10,000 parameters"),
            (100_000, "100,000 parameters"), (1_234_567, "1,234,567 parameters"),
        ])
    func countsInWords(limit: Int, text: String) {
        #expect(FormDecodingError.tooManyParameters(limit: limit).sentence == "The form has more than \(text).")
    }
}
