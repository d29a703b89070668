package com.acme.people;

import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

interface PersonMapper {
  // ruleid: mybatis-text-substitution
  @Select("SELECT * FROM person WHERE name = '${name}'")
  List<Person> byName(@Param("name") String name);

  // ruleid: mybatis-text-substitution
  @Select("SELECT * FROM person ORDER BY ${column}")
  List<Person> sorted(@Param("column") String column);

  // ruleid: mybatis-text-substitution
  @Delete("DELETE FROM person WHERE id IN (${ids})")
  int remove(@Param("ids") String ids);

  // ok: mybatis-text-substitution
  @Select("SELECT * FROM person WHERE id = #{id}")
  Person byId(@Param("id") long id);

  // ok: mybatis-text-substitution
  @Update("UPDATE person SET name = #{name} WHERE id = #{id}")
  int rename(@Param("id") long id, @Param("name") String name);

  // ok: mybatis-text-substitution
  @Select("SELECT count(*) FROM ${table}")
  long count(@Param("table") String table);
}
