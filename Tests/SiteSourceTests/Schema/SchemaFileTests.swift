import Foundation
import SiteSource
import Testing

/// Tests/Commands/test_schema.py holds the schemas against every golden file.
struct SchemaFileTests {
    private func schema(_ file: SchemaFile) throws -> [String: Any] {
        let value = try JSONSerialization.jsonObject(with: Data(try file.text().utf8))
        return try #require(value as? [String: Any])
    }

    @Test("the same schema is always the same file", arguments: SchemaFile.allCases)
    func order(_ file: SchemaFile) throws {
        #expect(try file.text() == file.text())
        #expect(try schema(file)["$schema"] as? String == "http://json-schema.org/draft-07/schema#")
    }

    @Test("a description ends with what holds without the key")
    func defaults() throws {
        let keys = Dictionary(uniqueKeysWithValues: SchemaFile.site.keys.keys.map { ($0.name, $0.description) })
        #expect(
            keys["gateway"]?.textWithDefault
                == "The path under which the web server runs docket-cgi, on the same server. Without it:"
                + " /cgi-bin/docket-cgi.")
        #expect(keys["name"]?.textWithDefault == "The site’s name, at the top of every page. It must be there.")
        #expect(keys["theme"]?.textWithDefault == "The look of all pages.")
        #expect(SchemaFile.site.keys.requiredKeys == ["name", "url"])
        #expect(SchemaFile.team.keys.requiredKeys == ["name"])
    }

    @Test("a schema has the ranges that the reader keeps to")
    func ranges() throws {
        let definitions = try #require(try schema(.team)["definitions"] as? [String: Any])
        let field = try #require(definitions["field"] as? [String: Any])
        let properties = try #require(field["properties"] as? [String: Any])
        let rows = try #require(properties["rows"] as? [String: Any])
        #expect(rows["minimum"] as? Int == 1)
        #expect(rows["maximum"] as? Int == 100)
        #expect(rows["default"] as? Int == 3)
    }
}
