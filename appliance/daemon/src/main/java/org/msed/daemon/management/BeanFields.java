package org.msed.daemon.management;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The one mapping from MBean attributes to JSON fields: attribute in lowerCamelCase. */
final class BeanFields {
    private BeanFields() {}

    /**
     * The attributes of a bean by name.
     *
     * @param contract its MXBean interface
     */
    static Map<String, Object> of(Object bean, Class<?> contract) {
        Map<String, Object> fields = new LinkedHashMap<>();
        Arrays.stream(contract.getMethods())
                .filter(BeanFields::isGetter)
                .sorted(Comparator.comparing(BeanFields::field))
                .forEach(m -> fields.put(field(m), value(read(m, bean))));
        return fields;
    }

    private static boolean isGetter(Method method) {
        return method.getParameterCount() == 0
                && !Modifier.isStatic(method.getModifiers())
                && method.getDeclaringClass() != Object.class
                && method.getName().matches("(get|is)[A-Z].*");
    }

    private static String field(Method getter) {
        String name = getter.getName().substring(getter.getName().startsWith("is") ? 2 : 3);
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private static Object read(Method getter, Object bean) {
        try {
            return getter.invoke(bean);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(getter.getName(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("not public: " + getter, e);
        }
    }

    /** Named things become an array of objects with {@code name}; the rest stays. */
    private static Object value(Object value) {
        if (!(value instanceof Map<?, ?> named)) {
            return value;
        }
        List<Object> all = new ArrayList<>();
        named.forEach(
                (name, thing) -> {
                    Map<String, Object> object = new LinkedHashMap<>();
                    object.put("name", name);
                    object.putAll(of(thing, thing.getClass()));
                    all.add(object);
                });
        return all;
    }
}
