import Exchange
import HTTPTypes
import Testing

@Suite struct HTTPFieldsValueTests {
    @Test func `A field has its value, and several of one name have theirs in order`() {
        var fields = HTTPFields()
        #expect(fields.value(of: .accept) == nil)
        fields.append(HTTPField(name: .accept, value: "text/html"))
        fields.append(HTTPField(name: .origin, value: "https://help.example.com"))
        #expect(fields.value(of: .accept) == "text/html")
        if let name = HTTPField.Name("ACCEPT") { fields.append(HTTPField(name: name, value: "application/json")) }
        #expect(fields.value(of: .accept) == "text/html, application/json")
        #expect(fields.value(of: .accept) == fields[.accept])
        #expect(fields.value(of: .contentType) == nil)
    }
}
