package org.msed.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/** Trees of JSON without the object mapper, whose start alone takes half as long as a command. */
final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Json() {}

    /**
     * Reads one document.
     *
     * @throws IOException if it is none
     */
    static JsonNode parse(byte[] text) throws IOException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            parser.nextToken();
            return value(parser);
        }
    }

    private static JsonNode value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new IOException("an empty line is no JSON");
        }
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(parser.getBooleanValue());
            case VALUE_NUMBER_INT -> NODES.numberNode(parser.getLongValue());
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
            case VALUE_NULL -> NODES.nullNode();
            default -> NODES.textNode(parser.getText());
        };
    }

    private static ObjectNode object(JsonParser parser) throws IOException {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            object.set(name, value(parser));
        }
        return object;
    }

    private static ArrayNode array(JsonParser parser) throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser));
        }
        return array;
    }

    /** A request as one line without its line feed. */
    static String request(int version, int id, List<String> verb, Map<String, ?> arguments)
            throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            out.writeStartObject();
            out.writeNumberField("v", version);
            out.writeNumberField("id", id);
            out.writeArrayFieldStart("verb");
            for (String word : verb) {
                out.writeString(word);
            }
            out.writeEndArray();
            out.writeObjectFieldStart("args");
            for (Map.Entry<String, ?> argument : arguments.entrySet()) {
                field(out, argument.getKey(), argument.getValue());
            }
            out.writeEndObject();
            out.writeEndObject();
        }
        return text.toString();
    }

    private static void field(JsonGenerator out, String name, Object value) throws IOException {
        if (value instanceof Boolean flag) {
            out.writeBooleanField(name, flag);
        } else if (value instanceof Number number) {
            out.writeNumberField(name, number.longValue());
        } else {
            out.writeStringField(name, String.valueOf(value));
        }
    }
}
