package org.msed.mbeans;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.StandardMBean;

/** An MXBean whose descriptions come from the annotations of its interface. */
public final class DescribedMXBean extends StandardMBean {
    private final String description;

    /**
     * Wraps an implementation.
     *
     * @param contract the MXBean interface, annotated throughout
     * @param description of the whole bean, one sentence
     * @throws IllegalArgumentException if the interface is no MXBean
     */
    public <T> DescribedMXBean(T implementation, Class<T> contract, String description) {
        super(implementation, contract, true);
        this.description = description;
    }

    @Override
    protected String getDescription(MBeanInfo info) {
        return description;
    }

    @Override
    protected String getDescription(MBeanAttributeInfo info) {
        String getter = (info.isIs() ? "is" : "get") + info.getName();
        return method(getter, 0)
                .map(m -> m.getAnnotation(Attribute.class))
                .map(DescribedMXBean::text)
                .orElse(info.getName());
    }

    private static String text(Attribute attribute) {
        String unit = attribute.unit().isEmpty() ? "" : " Unit: " + attribute.unit() + ".";
        String range = attribute.range().isEmpty() ? "" : " Range: " + attribute.range() + ".";
        return attribute.meaning() + unit + range;
    }

    @Override
    protected String getDescription(MBeanOperationInfo info) {
        return operation(info).map(Operation::meaning).orElse(info.getName());
    }

    @Override
    protected int getImpact(MBeanOperationInfo info) {
        boolean acts = operation(info).map(Operation::acts).orElse(true);
        return acts ? MBeanOperationInfo.ACTION : MBeanOperationInfo.INFO;
    }

    @Override
    protected String getParameterName(MBeanOperationInfo op, MBeanParameterInfo info, int index) {
        return parameter(op, index).map(Parameter::name).orElse(info.getName());
    }

    @Override
    protected String getDescription(MBeanOperationInfo op, MBeanParameterInfo info, int index) {
        return parameter(op, index).map(Parameter::meaning).orElse(info.getName());
    }

    private Optional<Operation> operation(MBeanOperationInfo info) {
        return method(info.getName(), info.getSignature().length)
                .map(m -> m.getAnnotation(Operation.class));
    }

    private Optional<Parameter> parameter(MBeanOperationInfo op, int index) {
        return method(op.getName(), op.getSignature().length)
                .map(m -> m.getParameterAnnotations()[index])
                .flatMap(DescribedMXBean::parameter);
    }

    private static Optional<Parameter> parameter(Annotation[] all) {
        return Arrays.stream(all)
                .filter(Parameter.class::isInstance)
                .map(Parameter.class::cast)
                .findFirst();
    }

    private Optional<Method> method(String name, int parameters) {
        return Arrays.stream(getMBeanInterface().getMethods())
                .filter(m -> m.getName().equals(name) && m.getParameterCount() == parameters)
                .findFirst();
    }
}
