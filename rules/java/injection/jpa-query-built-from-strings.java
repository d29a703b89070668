package com.acme.store.repo;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import org.hibernate.Session;

public class OrderRepository {
  private static final String BY_STATE = "select o from Order o where o.state = :state";
  @PersistenceContext
  private EntityManager em;

  public List<Order> byCustomer(String customer) {
    // ruleid: jpa-query-built-from-strings
    return em.createQuery("select o from Order o where o.customer = '" + customer + "'", Order.class)
        .getResultList();
  }

  public List<?> sorted(String column, Session session) {
    String hql = "from Order o order by o." + column;
    // ruleid: jpa-query-built-from-strings
    List<?> first = session.createQuery(hql).list();
    // ruleid: jpa-query-built-from-strings
    return session.createNativeQuery(String.format("select * from orders order by %s", column))
        .getResultList();
  }

  public int purge(String state) {
    StringBuilder text = new StringBuilder();
    text.append("delete from orders where state = '");
    text.append(state).append("'");
    // ruleid: jpa-query-built-from-strings
    return em.createNativeQuery(text.toString()).executeUpdate();
  }

  public List<Order> byState(String state, int max) {
    // ok: jpa-query-built-from-strings
    TypedQuery<Order> query = em.createQuery(BY_STATE, Order.class);
    query.setParameter("state", state);
    // ok: jpa-query-built-from-strings
    em.createNativeQuery("select * from orders limit " + max);
    // ok: jpa-query-built-from-strings
    em.createQuery("select o from Order o "
        + "where o.state = :state").setParameter("state", state);
    return query.getResultList();
  }

  public Object unrelated(SearchEngine engine, String word) {
    // ok: jpa-query-built-from-strings
    return engine.createQuery("title:" + word);
  }
}
