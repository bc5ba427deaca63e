//! The private PostgreSQL.

use crate::support::postgres;

#[tokio::test]
async fn each_test_has_a_database_of_its_own() {
    let (one, other) = (postgres::database().await, postgres::empty_database().await);
    let pool = one.pool().await;
    sqlx::query("create table t (a int)").execute(&pool).await.unwrap();
    let other = other.pool().await;
    assert!(sqlx::query("select from t").execute(&other).await.is_err());
}
